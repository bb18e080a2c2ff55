"""A scripted Mercurial session, run interpreted and compiled, compared step by step."""
