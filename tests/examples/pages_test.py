"""Checks that pages are true: pages_test.py ROOT NORMA PAGE...

    norm      passes `norma check`
    console   `$ norma ...` prints exactly what stands below it
    sh        `build/bin/norma ...` ends with status 0; scripts that are named exist
    cpp       stands, line for line, in a file of the examples
    cmake     likewise
    links     lead to files
"""

import pathlib
import re
import shlex
import subprocess
import sys

root, norma, *pages = sys.argv[1:]
root = pathlib.Path(root)
problems = []


def run(command, text=""):
    return subprocess.run([norma, *command], input=text, capture_output=True, text=True, cwd=root)


def check_norm(block):
    done = run(["check", "-"], block)
    return [] if done.returncode == 0 else [done.stderr]


def check_console(block):
    found = []
    for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        command, _, expected = part.partition("\n")
        done = run(shlex.split(command)[1:])
        if done.stdout + done.stderr != expected:
            found.append(f"`{command}` prints\n{done.stdout}{done.stderr}")
    return found or ([] if "$ " in block else ["no command in it"])


def check_sh(block):
    found = []
    for line in block.splitlines():
        words = shlex.split(line, comments=True)
        if words and words[0].endswith("/norma"):
            done = run(words[1:])
            if done.returncode != 0:
                found.append(f"`{line}` ends with {done.returncode}: {done.stderr}")
        elif words and words[0].startswith("./") and not (root / words[0]).exists():
            found.append(f"`{line}`: there is no such script")
    return found


def check_quotation(block):
    wanted = [line.strip() for line in block.splitlines() if line.strip()]
    for file in sorted((root / "examples").rglob("*")):
        if file.suffix not in (".cpp", ".h", ".txt"):
            continue
        lines = [line.strip() for line in file.read_text().splitlines() if line.strip()]
        if any(lines[i : i + len(wanted)] == wanted for i in range(len(lines))):
            return []
    return ["stands in no file of the examples"]


checks = {"norm": check_norm, "console": check_console, "sh": check_sh, "cpp": check_quotation, "cmake": check_quotation}
count = 0
for page in pages:
    text = (root / page).read_text()
    for match in re.finditer(r"^```(\w*)\n(.*?)^```$", text, flags=re.MULTILINE | re.DOTALL):
        language, block = match.groups()
        line = text.count("\n", 0, match.start()) + 1
        count += 1
        found = checks[language](block) if language in checks else [f"nobody checks blocks of '{language}'"]
        problems += [f"{page}:{line}: {problem}" for problem in found]
    for target in re.findall(r"\]\(([^)#]+)[^)]*\)", text):
        if "://" not in target and not ((root / page).parent / target).exists():
            problems.append(f"{page}: the link {target} leads nowhere")

print("\n".join(problems) or f"{count} blocks are true")
sys.exit(1 if problems or count == 0 else 0)
