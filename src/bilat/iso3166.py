"""ISO 3166-1 countries and the ISO 3166-3 states that are no more."""

from __future__ import annotations

from bilat.text import fold

# alpha-3, alpha-2, short name; ISO 3166-1 as of 2026.
_COUNTRIES = """
ABW AW Aruba
AFG AF Afghanistan
AGO AO Angola
AIA AI Anguilla
ALA AX Åland Islands
ALB AL Albania
AND AD Andorra
ARE AE United Arab Emirates
ARG AR Argentina
ARM AM Armenia
ASM AS American Samoa
ATA AQ Antarctica
ATF TF French Southern Territories
ATG AG Antigua and Barbuda
AUS AU Australia
AUT AT Austria
AZE AZ Azerbaijan
BDI BI Burundi
BEL BE Belgium
BEN BJ Benin
BES BQ Bonaire, Sint Eustatius and Saba
BFA BF Burkina Faso
BGD BD Bangladesh
BGR BG Bulgaria
BHR BH Bahrain
BHS BS Bahamas
BIH BA Bosnia and Herzegovina
BLM BL Saint Barthélemy
BLR BY Belarus
BLZ BZ Belize
BMU BM Bermuda
BOL BO Bolivia
BRA BR Brazil
BRB BB Barbados
BRN BN Brunei Darussalam
BTN BT Bhutan
BVT BV Bouvet Island
BWA BW Botswana
CAF CF Central African Republic
CAN CA Canada
CCK CC Cocos (Keeling) Islands
CHE CH Switzerland
CHL CL Chile
CHN CN China
CIV CI Côte d'Ivoire
CMR CM Cameroon
COD CD Congo, The Democratic Republic of the
COG CG Congo
COK CK Cook Islands
COL CO Colombia
COM KM Comoros
CPV CV Cabo Verde
CRI CR Costa Rica
CUB CU Cuba
CUW CW Curaçao
CXR CX Christmas Island
CYM KY Cayman Islands
CYP CY Cyprus
CZE CZ Czechia
DEU DE Germany
DJI DJ Djibouti
DMA DM Dominica
DNK DK Denmark
DOM DO Dominican Republic
DZA DZ Algeria
ECU EC Ecuador
EGY EG Egypt
ERI ER Eritrea
ESH EH Western Sahara
ESP ES Spain
EST EE Estonia
ETH ET Ethiopia
FIN FI Finland
FJI FJ Fiji
FLK FK Falkland Islands (Malvinas)
FRA FR France
FRO FO Faroe Islands
FSM FM Micronesia, Federated States of
GAB GA Gabon
GBR GB United Kingdom
GEO GE Georgia
GGY GG Guernsey
GHA GH Ghana
GIB GI Gibraltar
GIN GN Guinea
GLP GP Guadeloupe
GMB GM Gambia
GNB GW Guinea-Bissau
GNQ GQ Equatorial Guinea
GRC GR Greece
GRD GD Grenada
GRL GL Greenland
GTM GT Guatemala
GUF GF French Guiana
GUM GU Guam
GUY GY Guyana
HKG HK Hong Kong
HMD HM Heard Island and McDonald Islands
HND HN Honduras
HRV HR Croatia
HTI HT Haiti
HUN HU Hungary
IDN ID Indonesia
IMN IM Isle of Man
IND IN India
IOT IO British Indian Ocean Territory
IRL IE Ireland
IRN IR Iran
IRQ IQ Iraq
ISL IS Iceland
ISR IL Israel
ITA IT Italy
JAM JM Jamaica
JEY JE Jersey
JOR JO Jordan
JPN JP Japan
KAZ KZ Kazakhstan
KEN KE Kenya
KGZ KG Kyrgyzstan
KHM KH Cambodia
KIR KI Kiribati
KNA KN Saint Kitts and Nevis
KOR KR South Korea
KWT KW Kuwait
LAO LA Laos
LBN LB Lebanon
LBR LR Liberia
LBY LY Libya
LCA LC Saint Lucia
LIE LI Liechtenstein
LKA LK Sri Lanka
LSO LS Lesotho
LTU LT Lithuania
LUX LU Luxembourg
LVA LV Latvia
MAC MO Macao
MAF MF Saint Martin (French part)
MAR MA Morocco
MCO MC Monaco
MDA MD Moldova
MDG MG Madagascar
MDV MV Maldives
MEX MX Mexico
MHL MH Marshall Islands
MKD MK North Macedonia
MLI ML Mali
MLT MT Malta
MMR MM Myanmar
MNE ME Montenegro
MNG MN Mongolia
MNP MP Northern Mariana Islands
MOZ MZ Mozambique
MRT MR Mauritania
MSR MS Montserrat
MTQ MQ Martinique
MUS MU Mauritius
MWI MW Malawi
MYS MY Malaysia
MYT YT Mayotte
NAM NA Namibia
NCL NC New Caledonia
NER NE Niger
NFK NF Norfolk Island
NGA NG Nigeria
NIC NI Nicaragua
NIU NU Niue
NLD NL Netherlands
NOR NO Norway
NPL NP Nepal
NRU NR Nauru
NZL NZ New Zealand
OMN OM Oman
PAK PK Pakistan
PAN PA Panama
PCN PN Pitcairn
PER PE Peru
PHL PH Philippines
PLW PW Palau
PNG PG Papua New Guinea
POL PL Poland
PRI PR Puerto Rico
PRK KP North Korea
PRT PT Portugal
PRY PY Paraguay
PSE PS Palestine, State of
PYF PF French Polynesia
QAT QA Qatar
REU RE Réunion
ROU RO Romania
RUS RU Russian Federation
RWA RW Rwanda
SAU SA Saudi Arabia
SDN SD Sudan
SEN SN Senegal
SGP SG Singapore
SGS GS South Georgia and the South Sandwich Islands
SHN SH Saint Helena, Ascension and Tristan da Cunha
SJM SJ Svalbard and Jan Mayen
SLB SB Solomon Islands
SLE SL Sierra Leone
SLV SV El Salvador
SMR SM San Marino
SOM SO Somalia
SPM PM Saint Pierre and Miquelon
SRB RS Serbia
SSD SS South Sudan
STP ST Sao Tome and Principe
SUR SR Suriname
SVK SK Slovakia
SVN SI Slovenia
SWE SE Sweden
SWZ SZ Eswatini
SXM SX Sint Maarten (Dutch part)
SYC SC Seychelles
SYR SY Syria
TCA TC Turks and Caicos Islands
TCD TD Chad
TGO TG Togo
THA TH Thailand
TJK TJ Tajikistan
TKL TK Tokelau
TKM TM Turkmenistan
TLS TL Timor-Leste
TON TO Tonga
TTO TT Trinidad and Tobago
TUN TN Tunisia
TUR TR Türkiye
TUV TV Tuvalu
TWN TW Taiwan
TZA TZ Tanzania
UGA UG Uganda
UKR UA Ukraine
UMI UM United States Minor Outlying Islands
URY UY Uruguay
USA US United States
UZB UZ Uzbekistan
VAT VA Holy See (Vatican City State)
VCT VC Saint Vincent and the Grenadines
VEN VE Venezuela
VGB VG Virgin Islands, British
VIR VI Virgin Islands, U.S.
VNM VN Vietnam
VUT VU Vanuatu
WLF WF Wallis and Futuna
WSM WS Samoa
YEM YE Yemen
ZAF ZA South Africa
ZMB ZM Zambia
ZWE ZW Zimbabwe
"""

# alpha-3, alpha-4, name; ISO 3166-3, the entries whose alpha-3 names no present country.
_FORMER = """
AFI AIDJ French Afars and Issas
ANT ANHH Netherlands Antilles
ATB BQAQ British Antarctic Territory
ATN NQAQ Dronning Maud Land
BUR BUMM Burma, Socialist Republic of the Union of
BYS BYAA Byelorussian SSR Soviet Socialist Republic
CSK CSHH Czechoslovakia, Czechoslovak Socialist Republic
CTE CTKI Canton and Enderbury Islands
DDR DDDE German Democratic Republic
DHY DYBJ Dahomey
FXX FXFR France, Metropolitan
GEL GEHH Gilbert and Ellice Islands
HVO HVBF Upper Volta, Republic of
JTN JTUM Johnston Island
MID MIUM Midway Islands
NHB NHVU New Hebrides
NTZ NTHH Neutral Zone
PCI PCHH Pacific Islands (trust territory)
PCZ PZPA Panama Canal Zone
PUS PUUM US Miscellaneous Pacific Islands
RHO RHZW Southern Rhodesia
SCG CSXX Serbia and Montenegro
SKM SKIN Sikkim
SUN SUHH USSR, Union of Soviet Socialist Republics
TMP TPTL East Timor
VDR VDVN Viet-Nam, Democratic Republic of
WAK WKUM Wake Island
YMD YDYE Yemen, Democratic, People's Democratic Republic of
YUG YUCS Yugoslavia, (Socialist) Federal Republic of
ZAR ZRCD Zaire, Republic of
"""


def _table(lines: str) -> dict[str, tuple[str, str]]:
    rows = (line.split(" ", 2) for line in lines.strip().splitlines())
    return {alpha3: (other, name) for alpha3, other, name in rows}


# Names in common use where the standard's short name is another; ISO 3166 gives none of these.
_COMMON = {
    "BRN": "Brunei",
    "COD": "DR Congo",
    "FSM": "Micronesia",
    "PSE": "Palestine",
    "RUS": "Russia",
    "SUN": "Soviet Union",
    "TUR": "Turkey",
    "VAT": "Holy See",
    "VGB": "British Virgin Islands",
    "VIR": "US Virgin Islands",
    "YMD": "South Yemen",
}
# What else people type.
_ALSO = {
    "ARE": ("UAE", "Emirates"),
    "BIH": ("Bosnia",),
    "CHN": ("PRC", "People's Republic of China"),
    "CIV": ("Ivory Coast",),
    "COD": ("DRC", "Democratic Republic of the Congo", "Congo-Kinshasa"),
    "COG": ("Republic of the Congo", "Congo-Brazzaville"),
    "CPV": ("Cape Verde",),
    "CZE": ("Czech Republic",),
    "DDR": ("East Germany", "GDR"),
    "GBR": ("UK", "Britain", "Great Britain"),
    "KOR": ("Republic of Korea",),
    "MAC": ("Macau",),
    "MKD": ("Macedonia",),
    "NLD": ("Holland",),
    "PRK": ("DPRK",),
    "SWZ": ("Swaziland",),
    "USA": ("America",),
    "VAT": ("Vatican",),
    "VNM": ("Viet Nam",),
}
COUNTRIES = _table(_COUNTRIES)
FORMER = _table(_FORMER)


def name_of(alpha3: str) -> str | None:
    """Return the short name behind an alpha-3 code, present or former, or None for no such code."""
    row = COUNTRIES.get(alpha3) or FORMER.get(alpha3)
    return row[1] if row else None


def common_name(alpha3: str) -> str | None:
    """Return the name a code's country commonly goes by, without what ISO 3166 puts after a comma."""
    name = name_of(alpha3)
    return _COMMON.get(alpha3) or (name.partition(",")[0] if name else None)


def find(country: str) -> str | None:
    """Return the alpha-3 code for an alpha-3, alpha-2 or alpha-4 code or a name, or None.

    A name may be the standard's, a common one, or what stands before its comma where that is one country.
    """
    wanted = fold(country)
    every = (*COUNTRIES.items(), *FORMER.items())
    for alpha3, (other, name) in every:
        if wanted in (alpha3.lower(), other.lower(), fold(name)):
            return alpha3
    short = [alpha3 for alpha3, (_, name) in every if wanted == fold(name.partition(",")[0])]
    spoken = (*_COMMON.items(), *((alpha3, name) for alpha3, names in _ALSO.items() for name in names))
    common = [alpha3 for alpha3, name in spoken if wanted == fold(name)]
    found = common or short
    return found[0] if len(found) == 1 else None
