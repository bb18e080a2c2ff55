# module: tool.cli
# args: --flag value
"""Run as `python3 -m tool.cli`: __package__, __spec__, relative imports and sys.argv."""
