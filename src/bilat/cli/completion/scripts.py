"""The completion scripts of bash, zsh and fish: each calls bilat and passes its answer to the shell."""

from __future__ import annotations

_BASH = r"""# bash completion for bilat.
_bilat() {
    local how text
    COMPREPLY=()
    {
        IFS= read -r how
        while IFS= read -r text; do COMPREPLY+=("$text"); done
    } < <(command bilat __complete bash "${COMP_LINE:0:COMP_POINT}" "$2" 2>/dev/null)
    case $how in
        files) compopt -o default 2>/dev/null ;;
        open) compopt -o nospace 2>/dev/null ;;
    esac
}
complete -o nosort -F _bilat bilat 2>/dev/null || complete -F _bilat bilat
"""

_ZSH = r"""#compdef bilat
# zsh completion for bilat.
_bilat() {
    local how line tab=$'\t'
    local -a values shown space
    {
        IFS= read -r how
        while IFS= read -r line; do
            values+=("${line%%$tab*}")
            if [[ $line == *$tab* ]]; then
                shown+=("${line%%$tab*}  -- ${line#*$tab}")
            else
                shown+=("$line")
            fi
        done
    } < <(command bilat __complete zsh "${(@)words[1,CURRENT-1]}" "${(Q)PREFIX}" 2>/dev/null)
    if [[ $how == files ]]; then
        compset -P '--*='
        _files
        return
    fi
    [[ $how == open ]] && space=(-S '')
    compadd -U -V bilat -l -d shown "${space[@]}" -a values
}
if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
    _bilat "$@"
else
    (( $+functions[compdef] )) || { autoload -Uz compinit && compinit }
    compdef _bilat bilat
fi
"""

_FISH = r"""# fish completion for bilat.
function __bilat_complete
    set -l token (commandline -ct)
    set -l answer (command bilat __complete fish (commandline -opc) "$token" 2>/dev/null)
    if test "$answer[1]" = files
        __fish_complete_path (string replace -r -- '^--[a-z-]+=' '' "$token")
    else
        string join -- \n $answer[2..]
    end
end
complete -c bilat -f -a '(__bilat_complete)'
"""

SHELLS = {"bash": _BASH, "zsh": _ZSH, "fish": _FISH}
