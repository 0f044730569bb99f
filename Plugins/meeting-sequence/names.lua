-- Whether two articles name the same one. They do so in different cases and lengths («Острожская», «с Мариной
-- Острожской»), and not every form can be led back to the nominative, least of all that of a foreign name.

local names = {}

-- A name is kept as the list of its words, folded: lower case, ё as е.
function names.read(name)
  return text.words(text.fold(name))
end

-- The names of a cell that holds several.
function names.list(cell)
  local list = {}
  for name in (cell or ""):gmatch("[^;]+") do
    local words = names.read(name)
    if #words > 0 then list[#list + 1] = words end
  end
  return list
end

-- Two words are alike when they differ in an ending of at most three letters and share at least four.
local function alike(one, other)
  if one == other then return true end
  local length, other_length = text.len(one), text.len(other)
  local shared = math.max(4, math.min(length, other_length) - 2)
  if math.max(length, other_length) - shared > 3 then return false end
  return text.sub(one, 1, shared) == text.sub(other, 1, shared)
end

-- «Марина Острожская» and «Острожская» are the same: one name is the end of the other.
function names.same(one, other)
  for back = 0, math.min(#one, #other) - 1 do
    if not alike(one[#one - back], other[#other - back]) then return false end
  end
  return true
end

local function stands_in(name, list)
  for _, other in ipairs(list) do
    if names.same(name, other) then return true end
  end
  return false
end

-- How many names of a list stand in another.
function names.shared(list, others)
  local count = 0
  for _, name in ipairs(list) do
    if stands_in(name, others) then count = count + 1 end
  end
  return count
end

-- Adds to a list the names of another that it lacks, and returns it.
function names.merge(list, others)
  for _, name in ipairs(others) do
    if not stands_in(name, list) then list[#list + 1] = name end
  end
  return list
end

return names
