/// The scripts that teach a shell to complete; they all ask `parley` itself, so that they never grow old.
enum CompletionScript {
    /// The script for a shell, to be read by it at start.
    static func text(for shell: Shell) -> String {
        switch shell {
        case .bash: bash
        case .zsh: zsh
        case .fish: fish
        }
    }

    private static let bash = """
        # bash completion of parley: eval "$(parley completions bash)"
        _parley() {
            local current=${COMP_WORDS[COMP_CWORD]} line
            [[ $current == "=" ]] && current=
            COMPREPLY=()
            while IFS= read -r line; do
                [[ $line == "$current"* ]] && COMPREPLY+=("$line")
            done < <(parley __complete "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
            [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == *= ]] && compopt -o nospace
        }
        complete -o default -F _parley parley
        """

    private static let zsh = """
        #compdef parley
        # zsh completion of parley: source <(parley completions zsh), or a file _parley in a folder of $fpath
        _parley() {
            local -a candidates
            candidates=("${(@f)$(parley __complete "${(@)words[2,CURRENT]}" 2>/dev/null)}")
            if [[ -n "${candidates[*]}" ]]; then compadd -- "${candidates[@]}"; else _files; fi
        }
        if [[ "${funcstack[1]}" == _parley ]]; then _parley "$@"; else compdef _parley parley; fi
        """

    private static let fish = """
        # fish completion of parley: parley completions fish | source
        complete -c parley -f -a '(parley __complete (commandline -opc)[2..-1] (commandline -ct) 2>/dev/null)'
        """
}
