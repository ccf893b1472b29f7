-- bench-portal.lua: for wrk: a card with each request, each with an id of its own.
--
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Arguments: a file with the request's body, @ID@ where the id goes; the header Authorization; the
-- path before the id.

local threads = 0

function setup (thread)
  threads = threads + 1
  thread:set ("number", threads)
end

function init (arguments)
  local file = io.open (arguments[1])
  local body = file:read ("*a")
  file:close ()
  parts = {}
  for part in (body .. "@ID@"):gmatch ("(.-)@ID@") do parts[#parts + 1] = part end
  headers = { ["Authorization"] = arguments[2], ["Content-Type"] = "application/json", ["If-None-Match"] = "*" }
  path = arguments[3]
  math.randomseed (os.time () * 100 + number)
  run = string.format ("%08x", math.random (0, 0x7fffffff))
  count = 0
end

function request ()
  count = count + 1
  local id = string.format ("%s-%04x-4000-8000-%012x", run, number, count)
  return wrk.format ("PUT", path .. id, headers, table.concat (parts, id))
end

-- An answer that is no 2xx is counted by wrk itself.
