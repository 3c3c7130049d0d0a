"""Finding things: what --search looks in, and what a slip of the hand is answered with."""

from __future__ import annotations

from pathlib import Path

import pytest

import bilat
from program import bilat as run_bilat
from small_record import event, events, written


def found(words: str | list[str]) -> set[str]:
    return {event.id for event in bilat.load().events.where(search=words)}


class TestSearchLooksIn:
    def test_titles(self) -> None:
        assert found("Treaty on Friendship") == {"treaty-1996"}

    def test_notes(self) -> None:
        assert found("major clinics") == {"aid-medicines-2018"}

    def test_names_and_their_other_spellings(self) -> None:
        assert found("Медведев") == {"meeting-medvedev-maduro-2018"}

    def test_roles(self) -> None:
        assert found("opposition leader") == {"guaido-2019"}

    def test_cities(self) -> None:
        assert found("Tehran") == {"gecf-summit-2015", "meeting-putin-maduro-2015-11"}

    def test_the_country_of_a_place(self) -> None:
        assert found("Austria") == {"meeting-lavrov-arreaza-2019"}

    def test_occasions(self) -> None:
        assert found("inauguration") == {"meeting-medvedev-maduro-2018"}

    def test_organizations_and_their_other_names(self) -> None:
        assert found("SPIEF") == set()
        assert found("CND") == {"meeting-lavrov-arreaza-2019"}

    def test_topics(self) -> None:
        assert found("state succession") == {"succession-1991"}

    def test_goods_and_their_agencies(self) -> None:
        goods = bilat.load().goods
        assert [one.id for one in goods.where(search="chemical")] == ["exports-chemicals"]
        assert len(goods.where(search="Rosselkhoznadzor")) == 6

    def test_the_notes_of_trade(self) -> None:
        assert [one.id for one in bilat.load().trade.where(search="six months")] == ["trade-2019-h1"]


class TestSearchMeans:
    def test_all_the_words_wherever_they_stand(self) -> None:
        assert found("Caracas Maduro Ryabkov") == {"meeting-ryabkov-2019", "visit-ryabkov-2019"}
        assert found("Tehran Ryabkov") == set()

    def test_either_of_two_searches(self) -> None:
        assert found(["inauguration", "major clinics"]) == {
            "meeting-medvedev-maduro-2018",
            "aid-medicines-2018",
        }

    @pytest.mark.parametrize("spelling", ["erdogan", "ERDOĞAN", "Erdoğan"])
    def test_no_case_and_no_accents(self, spelling: str) -> None:
        assert found(spelling) == {"meeting-medvedev-maduro-2018"}

    def test_no_hyphens(self) -> None:
        assert found("ak 103 Kalashnikov") == found("AK-103 Kalashnikov") == {"rifle-contract-2005"}

    def test_whole_words_alone(self) -> None:
        assert found("clinic") == set()


class TestASlipIsAnsweredWithWhatWasMeant:
    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            pytest.param(
                ("timeline", "--kidn", "visit"),
                "Unknown option '--kidn'. Did you mean --kind or --in?",
                id="option",
            ),
            pytest.param(
                ("--versoin",), "Unknown option '--versoin'. Did you mean --version?", id="own option"
            ),
            pytest.param(("meetigns",), "'meetigns' is not a command. Did you mean meetings?", id="command"),
            pytest.param(("timeline", "--kind", "traety"), "Did you mean treaty or trade?", id="kind"),
            pytest.param(("timeline", "--status", "occured"), "Did you mean occurred?", id="status"),
            pytest.param(("timeline", "--country", "Autsria"), "Did you mean Austria", id="country"),
            pytest.param(("show", "tready-1996"), "Did you mean treaty-1996", id="id"),
            pytest.param(("timeline", "--format", "cvs"), "Did you mean csv", id="format"),
            pytest.param(("timeline", "--fields", "tilte"), "Did you mean title?", id="field"),
            pytest.param(("timeline", "--sort", "dat"), "Did you mean date?", id="sort"),
            pytest.param(("summary", "--by", "knid"), "Did you mean kind?", id="key"),
            pytest.param(("summary", "meatings"), "Did you mean meetings?", id="what is counted"),
            pytest.param(("timeline", "--kind", "treaties"), "Did you mean treaty? Known", id="several"),
            pytest.param(("standing", "--kind", "companies"), "Did you mean company? Known", id="companies"),
            pytest.param(("plans",), "Did you mean timeline --status planned?", id="plans"),
            pytest.param(("meetings", "--from", "2015"), "Did you mean --since?", id="from"),
            pytest.param(("meetings", "--begin", "2015"), "Did you mean --since?", id="begin"),
            pytest.param(("import", "gdelt", "x"), "csv, sources, datapackage.", id="format to import"),
            pytest.param(("meetings", "--to", "2015"), "Did you mean --until?", id="to"),
            pytest.param(("meetings", "--who", "Putin"), "Did you mean --person?", id="who"),
            pytest.param(("meetings", "--where", "Moscow"), "Did you mean --place?", id="where"),
            pytest.param(("timeline", "--type", "visit"), "Did you mean --kind?", id="type"),
            pytest.param(("timeline", "--csv"), "Did you mean --format csv?", id="csv"),
            pytest.param(("summary", "meetings", "by", "year"), "Did you mean --by?", id="by"),
            pytest.param(("Putin",), "Did you mean show Putin or search Putin?", id="name"),
            pytest.param(("2018",), "Did you mean timeline --year 2018?", id="year"),
            pytest.param(("timeline", "--format", "md"), "Did you mean markdown?", id="md"),
            pytest.param(("timeline", "--format", "excel"), "Did you mean bilat export xlsx?", id="excel"),
            pytest.param(("export", "calendar", "x"), "Did you mean ics?", id="calendar"),
            pytest.param(("summary", "meetings", "--by", "who"), "Did you mean person?", id="by who"),
            pytest.param(("summary", "goods", "--by", "when"), "Did you mean year?", id="by when"),
            pytest.param(("timeline", "--year", "2018..2019"), "--since and --until", id="years"),
            pytest.param(("trade", "--sort", "growth"), "Did you mean change_percent?", id="growth"),
            pytest.param(("meetings", "--met", "Lavrov"), "Did you mean --person?", id="met"),
            pytest.param(("trade", "--xlsx"), "Did you mean bilat export xlsx?", id="xlsx"),
            pytest.param(("trade", "--md"), "Did you mean --format markdown?", id="option md"),
            pytest.param(("lavrov",), "a word: bilat search lavrov.", id="small letters"),
            pytest.param(("who", "Lavrov"), "Did you mean people?", id="who took part"),
            pytest.param(("export", "json"), "Did you mean bilat timeline --format json?", id="export json"),
            pytest.param(("summary", "standing"), "Did you mean bilat standing --count?", id="standing"),
            pytest.param(("add", "meeting", "--person", "x"), "Did you mean --participant?", id="add person"),
            pytest.param(("add", "visit", "--year", "2018"), "Did you mean --date?", id="add year"),
            pytest.param(("add", "event", "--text", "x"), "Did you mean --note?", id="add text"),
            pytest.param(("cite", "treaty-1996", "-j"), "Did you mean --format csl-json?", id="cite -j"),
            pytest.param(
                ("export", "--format", "ics"),
                "Its first word is the format: bilat export FORMAT",
                id="format",
            ),
            pytest.param(("goods", "Wheat"), "Did you mean --search Wheat?", id="wheat"),
        ],
    )
    def test_by_an_error(self, arguments: tuple[str, ...], said: str) -> None:
        run = run_bilat(*arguments)
        assert (run.status, run.out) == (2, "")
        assert run.err.startswith("Error: ")
        assert run.err.count("\n") == 1
        assert said in run.err

    @pytest.mark.parametrize(
        ("option", "typed", "meant"),
        [
            ("--person", "Ryabkow", "Sergey Ryabkov"),
            ("--place", "Teheran", "Tehran"),
            ("--topic", "energie", "energy"),
            ("--organization", "Rosnetf", "Rosneft"),
            ("--source", "Sputnic", "sputnik-2019-09-25"),
        ],
    )
    def test_or_where_a_name_is_only_unknown_by_a_note(self, option: str, typed: str, meant: str) -> None:
        run = run_bilat("timeline", option, typed)
        assert (run.status, run.out) == (0, "")
        note = run.err.splitlines()[0]
        assert note.startswith(f"No {option.strip('-')} in this record is called '{typed}'. Similar names: ")
        assert meant in note

    def test_several_similar_names_are_listed_and_none_is_not_spoken_of(self, tmp_path: Path) -> None:
        sources = (
            "sources:\n"
            "  - {id: weekly, publisher: Weekly Herald, date: 2020-01-31, title: none}\n"
            "  - {id: paper, publisher: Weekly Heralds, date: 2020-01-31, title: none}\n"
        )
        entry = event("talks", "2019", topics="[fisheries, fishery]")
        file = ("--data", str(written(tmp_path, sources + events(entry))))
        for option, name, said in (
            ("topic", "fisherry", " Similar names: fishery, fisheries."),
            ("topic", "qqqq", ""),
            ("source", "Weekly Heraldd", " Similar names: Weekly Herald, Weekly Heralds, weekly."),
            ("source", "qqqq", ""),
        ):
            note = f"No {option} in this record is called '{name}'.{said}"
            assert run_bilat("timeline", f"--{option}", name, *file).err.splitlines()[0] == note

    def test_several_names_in_one_value_are_to_be_named_one_by_one(self) -> None:
        run = run_bilat("meetings", "--person", "Putin,Maduro")
        assert "Name several one by one: --person Putin --person Maduro." in run.err


class TestAMisusedOptionIsToldInOneSentence:
    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            (("timeline", "--since"), "--since needs a value: --since DATE. See 'bilat timeline --help'."),
            (("timeline", "--json=yes"), "--json takes no value. See 'bilat timeline --help'."),
            (
                ("timeline", "--limit", "few"),
                "Invalid value for '--limit' / '-n': 'few' is not a whole number of 1 or more.",
            ),
            (
                ("timeline", "--limit=-3"),
                "Invalid value for '--limit' / '-n': '-3' is not a whole number of 1 or more.",
            ),
            (
                ("timeline", "--max-size", "1.5"),
                "Invalid value for '--max-size': '1.5' is not a whole number of 1 or more.",
            ),
            (("search",), "Missing argument WORDS. See 'bilat search --help'."),
            (
                ("meetings", "--since", "Sep", "2018"),
                "Unexpected argument '2018'. Quote a value of several words: --since 'Sep 2018'. "
                "See 'bilat meetings --help'.",
            ),
            (
                ("meetings", "--person", "Delcy", "Rodriguez"),
                "Unexpected argument 'Rodriguez'. "
                "Quote a value of several words: --person 'Delcy Rodriguez'. "
                "See 'bilat meetings --help'.",
            ),
            (
                ("timeline", "2015"),
                "Unexpected argument '2015'. Did you mean --year 2015? See 'bilat timeline --help'.",
            ),
            (
                ("timeline", "oil", "--json"),
                "Unexpected argument 'oil'. Did you mean --search oil? See 'bilat timeline --help'.",
            ),
            (
                ("standing", "Sputnik"),
                "Unexpected argument 'Sputnik'. Did you mean --search Sputnik? See 'bilat standing --help'.",
            ),
            (("timeline", "-x"), "Unknown option '-x'. See 'bilat timeline --help'."),
            (("-x",), "Unknown option '-x'. See 'bilat --help'."),
        ],
    )
    def test_that_says_what_to_write(self, arguments: tuple[str, ...], said: str) -> None:
        run = run_bilat(*arguments)
        assert (run.status, run.out, run.err) == (2, "", f"Error: {said}\n")

    def test_no_completion_is_installed_unasked(self) -> None:
        assert "Unknown option" in run_bilat("--install-completion").err
        assert "completion" not in run_bilat("--help").out.partition("Lists")[0]


def test_whatever_writes_a_file_takes_the_short_option_for_it(tmp_path: Path) -> None:
    package, restored = str(tmp_path / "a.zip"), str(tmp_path / "a.yaml")
    wrote = (
        ("export", "datapackage", "-o", package),
        ("import", "datapackage", package, "-o", restored),
        ("cite", "treaty-1996", "-o", str(tmp_path / "cited.txt")),
        ("new", "RUS-CUB", "-o", str(tmp_path / "new.yaml")),
        ("brief", "-o", str(tmp_path / "brief.md")),
    )
    for words in wrote:
        assert run_bilat(*words).status == 0
        assert Path(words[-1]).stat().st_size
