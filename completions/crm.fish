# SPDX-License-Identifier: ISC
# Completion for fish: each program is asked what may stand at the cursor (lib/cli/complete.c).

function __crm_complete
	set -l words (commandline -opc)
	for line in ($words[1] --complete $words[2..-1] (commandline -ct) 2>/dev/null)
		if string match -q \tfiles -- $line
			__fish_complete_path (commandline -ct)
		else
			echo $line
		end
	end
end

for program in crm (complete -C crm- | string replace -r '\t.*' '')
	complete -c $program -f -a '(__crm_complete)'
end
