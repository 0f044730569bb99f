-- A word in its contexts, one under the other (a concordance, or KWIC).
--
--   dateline run Scripts/concordance.lua Samples/news/
--
-- Write the word you are after here: in its dictionary form, or its beginning and a star.
local WORD = "канал*"

local WIDTH, LEFT = 80, 34 -- columns of the terminal, and how many of them stand before the word

-- Pads by characters: # counts bytes, and a Cyrillic letter has two of them.
local function pad_left(words, width)
  return (" "):rep(width - text.len(words)) .. words
end

local wanted = text.lower(WORD)
local beginning = wanted:match("^(.*)%*$")

local function is_wanted(lemma, word)
  if beginning then return text.lower(word):sub(1, #beginning) == beginning end
  return lemma == wanted
end

local lines = 0
for article in archive.articles() do
  for i, lemma, word in article.tokens:each("lemma", "text") do
    if is_wanted(lemma, word) then
      local token = article.tokens[i]
      local sentence = token.sentence
      local before = article.text:sub(sentence.first, token.first - 1):gsub("%s+", " ")
      local after = article.text:sub(token.last + 1, sentence.last):gsub("%s+", " ")
      before = text.sub(before, -LEFT)
      after = text.sub(after, 1, WIDTH - LEFT - text.len(word))
      print(pad_left(before, LEFT) .. word .. after)
      lines = lines + 1
    end
  end
end
print(("%d × %s"):format(lines, WORD))
