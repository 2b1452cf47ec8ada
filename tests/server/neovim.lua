-- Drives a Neovim of any version from 0.7 on: opens the article in $ARTICLE, waits for diagnostics, takes a quick fix
-- as a user does, and writes what was there before and after to $REPORT.
local config = { name = 'siclint', cmd = { vim.env.SICLINT, 'server' }, root_dir = vim.env.ROOT }
local report = { messages = {} }

local function wait(what, condition)
  if not vim.wait(60000, condition, 20) then
    error('nothing came of waiting for ' .. what)
  end
end

local function run()
  vim.cmd('edit ' .. vim.fn.fnameescape(vim.env.ARTICLE))
  if vim.lsp.start then
    vim.lsp.start(config)
  else
    vim.lsp.buf_attach_client(0, vim.lsp.start_client(config))
  end
  wait('diagnostics', function() return #vim.diagnostic.get(0) > 0 end)
  for _, found in ipairs(vim.diagnostic.get(0)) do
    table.insert(report.messages, found.message)
  end
  local found = vim.diagnostic.get(0)[1]
  report.place = { found.lnum, found.col, found.end_lnum, found.end_col }
  report.code = found.code or found.user_data.lsp.code

  -- The menu of code actions, from which the first is chosen.
  report.titles = {}
  vim.ui.select = function(items, _, choose)
    for _, item in ipairs(items) do
      local action = item.action or item[2]
      table.insert(report.titles, action.title)
    end
    choose(items[1], 1)
  end
  vim.api.nvim_win_set_cursor(0, { found.lnum + 1, found.col })
  local before = vim.api.nvim_buf_get_changedtick(0)
  vim.lsp.buf.code_action()
  wait('the fix', function() return vim.api.nvim_buf_get_changedtick(0) > before end)
  wait('diagnostics to go', function() return #vim.diagnostic.get(0) == 0 end)
  report.lines = vim.api.nvim_buf_get_lines(0, 0, -1, false)
end

local ok, failure = pcall(run)
if not ok then
  report.failure = tostring(failure)
end
local file = assert(io.open(vim.env.REPORT, 'w'))
file:write(vim.fn.json_encode(report))
file:close()
vim.cmd('qall!')
