"""The session's script: one function for each group of steps, in the order of SCRIPT."""

TEMPLATE = ("{rev}:{node|short} {branch} {tags} {phase} {author|user} {date|isodate}\\n"
            "  {desc|firstline}\\n{files % '  - {file}\\n'}")


def create(s):
    """init, add, commit, status, diff, rename, copy."""
    s.hg(".", "init", "repo")
    s.write("repo/main.py", "def main():\n    print('one')\n\n\nmain()\n")
    s.write("repo/lib/util.py", "".join(f"line {n}\n" for n in range(40)))
    s.write("repo/data.bin", bytes(range(256)) * 4)
    s.write("repo/\xfcnicode.txt", "gr\xfc\xdfe\n")
    s.write("repo/.hgignore", "syntax: glob\n*.tmp\nsyntax: regexp\n^build/\n")
    s.write("repo/junk.tmp", "ignored\n")
    s.hg("repo", "status")
    s.hg("repo", "status", "-A", "--config", "ui.relative-paths=yes")
    s.hg("repo", "add")
    s.hg("repo", "commit", "-m", "first\n\nwith a body", "-d", "0 0")
    s.edit("repo/main.py", "one", "two")
    s.edit("repo/lib/util.py", "line 7\n", "line seven\nand more\n")
    s.hg("repo", "diff")
    s.hg("repo", "diff", "--stat")
    s.hg("repo", "diff", "-w", "-U1", "--nodates", "--config", "diff.git=no", "main.py",
         "-X", "lib/**")
    s.hg("repo", "commit", "-m", "second", "-u", "Bob <bob@example.org>", "-d", "86400 -3600")
    s.hg("repo", "rename", "lib/util.py", "lib/helpers.py")
    s.hg("repo", "copy", "main.py", "app.py")
    s.hg("repo", "status", "-C")
    s.hg("repo", "commit", "-m", "rename and copy", "-d", "172800 0")
    s.remove("repo/data.bin")
    s.hg("repo", "status")
    s.hg("repo", "addremove", "-s", "50", "-n")
    s.hg("repo", "revert", "data.bin")
    s.hg("repo", "commit", "-m", "nothing changed")
    s.hg("repo", "commit", "--amend", "-m", "rename and copy, amended", "-d", "172800 0")
    s.hg("repo", "commit", "-m", "this is forbidden", "--config", "ui.allowemptycommit=yes")


def branch_and_merge(s):
    """branch, heads, merge with a conflict, resolve, tag."""
    s.hg("repo", "branch", "stable")
    s.edit("repo/main.py", "two", "stable")
    s.hg("repo", "commit", "-m", "on stable", "-d", "200000 0")
    s.hg("repo", "update", "default")
    s.edit("repo/main.py", "two", "default")
    s.write("repo/new.txt", "new\n")
    s.hg("repo", "commit", "-A", "-m", "on default", "-d", "210000 0")
    s.hg("repo", "heads", "-T", TEMPLATE)
    s.hg("repo", "branches")
    s.hg("repo", "merge", "stable")
    s.hg("repo", "status")
    s.hg("repo", "resolve", "--list")
    s.hg("repo", "diff")
    s.hg("repo", "commit", "-m", "too early")
    s.write("repo/main.py", "def main():\n    print('merged')\n\n\nmain()\n")
    s.hg("repo", "resolve", "--mark", "main.py")
    s.hg("repo", "commit", "-m", "merge stable", "-d", "220000 0")
    s.hg("repo", "tag", "-r", "1", "v0.1", "-d", "230000 0")
    s.hg("repo", "tag", "--local", "here")
    s.hg("repo", "tags", "-v")
    s.hg("repo", "tag", "v0.1")
    s.hg("repo", "bookmark", "-r", "2", "marked")
    s.hg("repo", "bookmarks")
    s.hg("repo", "identify", "-nibtB")
    s.hg("repo", "summary")
    s.hg("repo", "parents", "-T", "{rev} {desc}\\n")


def look(s):
    """log in many shapes, annotate, grep, cat, manifest."""
    s.hg("repo", "log")
    s.hg("repo", "log", "--graph", "-T", TEMPLATE)
    s.hg("repo", "log", "-v", "-p", "-r", "1", "--stat")
    s.hg("repo", "log", "-T", "json")
    s.hg("repo", "log", "-T", "xml", "-l", "2")
    s.hg("repo", "log", "-T", "{rev|hex} {shout} {pad(branch, 9, '.')}|{date|rfc822date}|"
         "{ifcontains('main.py', files, 'M', '-')}{join(parents, ',')} {latesttag}\\n")
    s.hg("repo", "log", "-T", "{indent(fill(desc, '20'), '  ')}\\n{file_copies}{diffstat}\\n")
    s.hg("repo", "log", "--follow", "lib/helpers.py", "-T", "{rev} {desc|firstline}\\n")
    s.hg("repo", "log", "-u", "bob", "-d", "<1970-01-03", "-T", "{rev}\\n")
    s.hg("repo", "short", HGPLAINEXCEPT="alias")
    s.hg("repo", "annotate", "-ncdu", "main.py")
    s.hg("repo", "annotate", "-f", "-r", "1", "-T", "{lines % '{rev}|{line}'}", "lib/util.py")
    s.hg("repo", "grep", "--all", "print", "main.py")
    s.hg("repo", "grep", "-n", "line \\d7", "-r", "tip")
    s.hg("repo", "cat", "-r", "0", "main.py", "\xfcnicode.txt")
    s.hg("repo", "manifest", "--debug")
    s.hg("repo", "files", "set:size('>100') and not binary()", "-v")
    s.hg("repo", "export", "--git", "1:2")
    s.hg("repo", "churn", "-t", "{author|user}")
    s.hg("repo", "children", "-r", "2", "-T", "{rev}\\n")


REVSETS = [
    "all()", "head() and not closed()", "::tip and merge()", "ancestor(3, 4)", "roots(2:4)",
    "branch(stable) or tag('re:v0.*')", "file('glob:lib/**')", "user(bob)", "desc(merge)",
    "sort(all(), '-author')", "limit(reverse(all()), 2, 1)", "p1(merge()) + p2(merge())",
    "descendants(0, depth=2)", "parents(5)^ + tip~3", "first(removes('**'))", "date('<1970-01-02')",
    "grep('(?i)MERGE') - public()", "matching(3, 'branch')", "even() and 1:5", "only(tip, stable)",
    "keyword(stable) & modifies('main.py')", "max(draft()) % 2", "nosuch()", "(1", "'no-such-rev'",
]


def revsets(s):
    """Queries of every kind, some of them wrong."""
    for query in REVSETS:
        s.hg("repo", "log", "-r", query, "-T", "{rev} ")
    s.hg("repo", "debugrevspec", "--verify-optimized", "-v", "only(tip, stable) or (::3 - 1)")
    s.hg("repo", "debugtemplate", "-v", "{rev + 1} {if(true, 'a' % '{x}', 'b')}")


def exchange(s):
    """clone, pull, push, bundle, unbundle, incoming, outgoing, phases, archive."""
    s.hg(".", "clone", "repo", "copy")
    s.hg(".", "clone", "--pull", "-r", "2", "repo", "part")
    s.hg("part", "incoming", "-T", "{rev} {desc|firstline}\\n")
    s.hg("part", "pull", "-u")
    s.hg("copy", "phase", "-r", "all()")
    s.write("copy/copy.txt", "from the copy\n")
    s.hg("copy", "commit", "-A", "-m", "in the copy", "-d", "300000 0")
    s.hg("copy", "phase", "-r", "tip")
    s.hg("copy", "outgoing", "-T", "{rev} {phase}\\n")
    s.hg("copy", "bundle", "--base", "2", "../part.hg")
    s.hg("copy", "bundle", "--all", "--type", "bzip2-v1", "../all.hg")
    s.hg("repo", "incoming", "../part.hg", "-T", "{rev} {desc}\\n")
    s.hg("repo", "unbundle", "../part.hg")
    s.hg("repo", "heads", "-T", "{rev} {desc}\\n")
    s.hg(".", "init", "fresh")
    s.hg("fresh", "unbundle", "-u", "../all.hg")
    s.hg("copy", "push")
    s.hg("copy", "paths")
    s.hg("repo", "phase", "--draft", "--force", "tip")
    s.hg("repo", "archive", "-r", "1", "-t", "files", "../archive")
    s.hg("repo", "archive", "-r", "tip", "-p", "prefix", "../archive.tar")
    s.hg("repo", "share", "../nowhere")
    s.hg(".", "share", "repo", "shared")
    for name in "repo", "copy", "part", "fresh":
        s.hg(name, "verify")


def bisect(s):
    """bisect, by hand and with a command."""
    s.hg(".", "init", "bugs")
    for number in range(12):
        s.write("bugs/count.txt", f"{number}\n")
        s.hg("bugs", "commit", "-A", "-q", "-m", f"count to {number}", "-d", f"{number} 0")
    s.hg("bugs", "bisect", "--good", "0")
    s.hg("bugs", "bisect", "--bad", "tip")
    s.hg("bugs", "bisect", "--good")
    s.hg("bugs", "log", "-r", "bisect(range)", "-T", "{rev} {bisect}\\n")
    s.hg("bugs", "bisect", "--reset")
    s.hg("bugs", "bisect", "--good", "0")
    s.hg("bugs", "bisect", "--bad", "tip")
    s.hg("bugs", "bisect", "--command", "grep -q '^[0-6]$' count.txt")


def rewrite(s):
    """graft, backout, rebase, histedit, shelve, mq, strip, absorb, uncommit."""
    s.hg("bugs", "update", "-C", "3")
    s.write("bugs/side.txt", "a\nb\nc\n")
    s.hg("bugs", "commit", "-A", "-m", "side", "-d", "100 0")
    s.hg("bugs", "graft", "-r", "4", "--log")
    s.hg("bugs", "graft", "-r", "9")
    s.hg("bugs", "graft", "--abort")
    s.hg("bugs", "rebase", "-s", "12", "-d", "11", "--keep", "-n")
    s.hg("bugs", "rebase", "-s", "12", "-d", "11")
    s.hg("bugs", "resolve", "-l")
    s.hg("bugs", "resolve", "--all", "--tool", "internal:local")
    s.hg("bugs", "rebase", "--continue")
    s.hg("bugs", "log", "-G", "-T", "{rev}:{node|short} {desc|firstline}\\n")
    s.edit("bugs/side.txt", "b", "B")
    s.hg("bugs", "shelve", "-n", "half", "--date", "400 0")
    s.hg("bugs", "shelve", "--patch", "half")  # plain --list tells how long ago it was
    s.hg("bugs", "unshelve")
    s.hg("bugs", "absorb", "-a")
    s.hg("bugs", "uncommit", "--allow-dirty-working-copy", "--keep")
    s.hg("bugs", "update", "-C", ".")
    s.hg("bugs", "backout", "-r", "5", "-m", "back out", "-d", "500 0", "--tool", "internal:other")
    s.hg("bugs", "qnew", "patch1", "-d", "600 0")
    s.write("bugs/side.txt", "patched\n")
    s.hg("bugs", "qrefresh", "-m", "a patch", "-d", "601 0")
    s.hg("bugs", "qpop")
    s.hg("bugs", "qseries", "-v")
    s.hg("bugs", "qpush")
    s.hg("bugs", "qfinish", "-a")
    s.hg("bugs", "strip", "-r", "tip", "--no-backup")
    s.hg(".", "clone", "-q", "-r", "4", "bugs", "plan", "--config", "phases.publish=no")
    nodes = s.hg("plan", "log", "-r", "1:4", "-T", "{node|short} ").stdout.split()
    plan = [f"{verb} {node}\n" for verb, node in zip(("pick", "fold", "drop", "mess"), nodes)]
    s.hg("plan", "histedit", "1", "--commands", "-", stdin="".join(plan),
         EDITOR_TEXT="a new message")
    s.hg("plan", "resolve", "--all", "--tool", "internal:local")
    s.hg("plan", "histedit", "--continue")
    s.hg("plan", "log", "-T", "{rev} {node|short} {desc}\\n")
    s.hg("plan", "verify")
    s.hg(".", "convert", "plan", "converted")


def mistakes(s):
    """Wrong commands, and exceptions with and without their traceback."""
    s.hg("repo", "nosuchcommand")
    s.hg("repo", "log", "--nosuchoption")
    s.hg("repo", "s")
    s.hg("home", "status")
    s.hg("repo", "update", "-r", "nosuchrevision")
    s.hg("repo", "--traceback", "update", "-r", "nosuchrevision")
    s.hg("repo", "cat", "nosuchfile")
    s.hg("repo", "commit", "-d", "yesterday-ish")
    s.hg("repo", "log", "-T", "{nosuchkeyword} {broken(")
    s.hg("repo", "clone", "nosuchrepo", "x")
    s.hg("repo", "stumble")
    s.hg("repo", "stumble", "--config", "extensions.greet=!")
    s.write("torn/.hg/requires", "store\nno-such-format\n")
    s.hg("torn", "status")


def help_and_extension(s):
    """Built-in documentation, configuration, an extension loaded from source."""
    s.hg("repo", "help")
    s.hg("repo", "help", "commit", "-v")
    s.hg("repo", "help", "revsets")
    s.hg("repo", "help", "-k", "bundle")
    s.hg("repo", "greet", "--name", "Ada")
    s.hg("repo", "help", "greet")
    s.hg("repo", "config", "ui", "--debug")
    s.hg("repo", "version", "-v")
    s.hg("repo", "serve", "--version")
    s.hg("repo", "debuginstall")
    s.hg("repo", "debugcomplete", "--options", "commit")
    s.hg("repo", "debugrevlog", "-m")
    s.hg("repo", "debugdag", "-b", "-t")


# (name, function, whether a short session has it)
SCRIPT = [
    ("create", create, True),
    ("branch and merge", branch_and_merge, True),
    ("look", look, False),
    ("revsets", revsets, False),
    ("exchange", exchange, True),
    ("bisect", bisect, False),
    ("rewrite", rewrite, False),
    ("mistakes", mistakes, False),
    ("help and extension", help_and_extension, False),
]


def play(session, short):
    """Run the whole script, or its short form."""
    for name, function, in_short in SCRIPT:
        if in_short or not short:
            session.group = name
            function(session)
    session.group = "files"
    session.compare_files()
