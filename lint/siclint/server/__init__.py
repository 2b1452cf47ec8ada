"""The language server: what an editor shows while somebody writes. It needs the extra `lsp`.

`documents` keeps the texts as the editor has them, `checker` checks one with the settings that hold for it, `worker`
does so beside the event loop, `convert` and `actions` put the outcome into the protocol's words, `app` speaks with the
editor.
"""
