"""Checks that pages are true: pages_test.py [--write] ROOT NORMA PAGE...

    norm      passes `norma check`, and stands in a file of the examples
    console   `$ norma ...` prints exactly what stands below it
    sh        `build/bin/norma ...` ends with status 0; scripts that are named exist
    cpp       stands, line for line, in a file of the examples or of the project that uses the package
    cmake     likewise
    links     lead to files

With --write, what console blocks should print is written into the pages.
"""

import pathlib
import re
import shlex
import subprocess
import sys

arguments = sys.argv[1:]
write = "--write" in arguments
root, norma, *pages = [argument for argument in arguments if argument != "--write"]
root = pathlib.Path(root)
problems = []


def run(command, text=""):
    return subprocess.run([norma, *command], input=text, capture_output=True, text=True, cwd=root)


def check_norm(block):
    done = run(["check", "-"], block)
    return check_quotation(block) if done.returncode == 0 else [done.stderr]


def true_console(block):
    """The block as its commands print it."""
    commands = re.findall(r"^\$ .*\n", block, flags=re.MULTILINE)
    done = [run(shlex.split(command)[2:]) for command in commands]
    return "".join(command + each.stdout + each.stderr for command, each in zip(commands, done))


def check_console(block):
    true = true_console(block)
    return [] if block == true else [f"this would be true (write it with --write):\n{true}"]


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
    for file in sorted([*(root / "examples").rglob("*"), *(root / "tests" / "package" / "project").rglob("*")]):
        if file.suffix not in (".cpp", ".h", ".norm", ".txt"):
            continue
        lines = [line.strip() for line in file.read_text().splitlines() if line.strip()]
        if any(lines[i : i + len(wanted)] == wanted for i in range(len(lines))):
            return []
    return ["stands in no file of the examples"]


checks = {"norm": check_norm, "console": check_console, "sh": check_sh, "cpp": check_quotation, "cmake": check_quotation}
count = 0
for page in pages:
    text = (root / page).read_text()
    if write:
        text = re.sub(
            r"(?<=^```console\n)(.*?)(?=^```$)",
            lambda match: true_console(match.group()),
            text,
            flags=re.MULTILINE | re.DOTALL,
        )
        (root / page).write_text(text)
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
