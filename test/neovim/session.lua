-- What somebody does in Neovim with a transcript, step by step; what they see is written to $RESULTS as JSON. The steps are
-- Neovim's own functions for an editor's user wherever it has one, so that its half of the protocol is tried as well.

local function lines() return vim.api.nvim_buf_get_lines(0, 0, -1, false) end

local function wait(what, ready)
  if not vim.wait(15000, ready, 20) then error('waited in vain for ' .. what, 0) end
end

--- Calls `act`, and gives the text once it is another.
local function after(act)
  local before = vim.api.nvim_buf_get_changedtick(0)
  act()
  wait('an edit', function() return vim.api.nvim_buf_get_changedtick(0) ~= before end)
  return lines()
end

local function cursor(line, column) vim.api.nvim_win_set_cursor(0, { line, column }) end

--- Neovim asks its user which action is meant: the one whose title begins like this.
local function choose(beginning)
  vim.ui.select = function(items, options, on_choice)
    for index, item in ipairs(items) do
      local title = options.format_item and options.format_item(item) or item.title
      if vim.startswith(title, beginning) then return on_choice(item, index) end
    end
    error('no code action begins with: ' .. beginning, 0)
  end
end

local function code_action(context)
  if vim.fn.has('nvim-0.8') == 1 then return vim.lsp.buf.code_action({ context = context }) end
  vim.lsp.buf.code_action(context)
end

local function clients() return (vim.lsp.get_clients or vim.lsp.get_active_clients)() end

local steps = {
  {
    'attached',
    function()
      wait('the server', function()
        local client = clients()[1]
        return client ~= nil and client.initialized and vim.lsp.buf_is_attached(0, client.id)
      end)
      local client = clients()[1]
      return { name = client.name, filetype = vim.bo.filetype, encoding = client.offset_encoding }
    end,
  },
  {
    'diagnostics',
    function()
      wait('diagnostics', function() return #vim.diagnostic.get(0) > 0 end)
      return vim.tbl_map(
        function(found) return { line = found.lnum, column = found.col, code = found.code, message = found.message } end,
        vim.diagnostic.get(0)
      )
    end,
  },
  {
    'symbols',
    function()
      vim.lsp.buf.document_symbol()
      local function found()
        local list = vim.fn.getqflist()
        return #list > 0 and list or vim.fn.getloclist(0)
      end
      wait('symbols', function() return #found() > 0 end)
      local texts = vim.tbl_map(function(item) return item.text end, found())
      vim.cmd('cclose | lclose')
      return texts
    end,
  },
  {
    'hover',
    function()
      cursor(6, 2)
      vim.lsp.buf.hover()
      local function float()
        for _, window in ipairs(vim.api.nvim_list_wins()) do
          if vim.api.nvim_win_get_config(window).relative ~= '' then return window end
        end
      end
      wait('a hover', function() return float() ~= nil end)
      local window = float()
      local text = vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, false)
      vim.api.nvim_win_close(window, true)
      return text
    end,
  },
  {
    'quickfix',
    function()
      cursor(10, 0)
      choose('Change to')
      return after(function() code_action() end)
    end,
  },
  {
    'rename',
    function()
      cursor(6, 2)
      return after(function() vim.lsp.buf.rename('Anna Lind') end)
    end,
  },
  {
    'format',
    function()
      return after(function()
        if vim.lsp.buf.format then return vim.lsp.buf.format() end
        vim.lsp.buf.formatting_sync(nil, 15000)
      end)
    end,
  },
  {
    'refactoring',
    function()
      cursor(8, 21)
      choose('Give the rest of this turn to')
      return after(function() code_action({ only = { 'refactor' }, diagnostics = {} }) end)
    end,
  },
  {
    'others',
    function()
      local client = clients()[1]
      client.config.settings = { transcript = { diagnostics = { files = 'all' } } }
      client.notify('workspace/didChangeConfiguration', { settings = client.config.settings })
      local function problems()
        return vim.tbl_filter(function(found)
          return vim.fn.bufname(found.bufnr):match('other%.transcript$') ~= nil
        end, vim.diagnostic.get())
      end
      wait('diagnostics of the other file', function() return #problems() > 0 end)
      return vim.tbl_map(function(found) return { line = found.lnum, code = found.code } end, problems())
    end,
  },
  {
    'command',
    function()
      cursor(6, 0)
      return after(function()
        vim.api.nvim_feedkeys(vim.api.nvim_replace_termcodes('<leader>t', true, true, true), 'x', false)
      end)
    end,
  },
}

local results = {}
for _, step in ipairs(steps) do
  local name, run = step[1], step[2]
  local ok, value = pcall(run)
  results[name] = ok and { value = value } or { error = tostring(value) }
end
vim.fn.writefile({ vim.fn.json_encode(results) }, vim.env.RESULTS)
vim.cmd('qall!')
