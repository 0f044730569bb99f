-- In which tone people are quoted. Each statement gets a score from the tone-bearing words in it, turned round by a
-- negation before them and made stronger or weaker by words like «очень» and «слегка».
--
-- This is counting words, not understanding: irony, praise of an enemy and all that stands between the lines are
-- lost on it. It is right about many statements, not about each; the cue words in every row let a reader judge.

local FACTORS = { ["not"] = -0.7, more = 1.5, less = 0.5 } -- «не плохо» is better than «плохо», but not yet «хорошо»
local REACH = 4 -- on how many words after it a negation or a strengthening word acts; no further than a comma
local BREAKS = { ["и"] = true, ["или"] = true, ["а"] = true, ["но"] = true } -- as good as a comma

-- What a word says, by lemma and by the beginning of the word: a weight, or a key of FACTORS.
-- Read once, when the plugin is loaded: every article starts from this moment, so none pays for it again.
local by_lemma, by_stem, longest = {}, {}, 0

local function learn(index, word, value)
  if word == "-" then return end
  index[word] = value
  index[text.fold(word)] = value -- with е for ё: so that no word of an article has to be folded
end

local number = 0
for line in data("lexicon.tsv"):gmatch("([^\n]*)\n") do
  number = number + 1
  if line ~= "" and line:sub(1, 1) ~= "#" then
    local first, stem, lemmas = line:match("^(%S+)\t(%S+)\t(.+)$")
    local value = tonumber(first) or FACTORS[first] and first
    if not value then error("lexicon.tsv:" .. number .. ": expected weight, stem and lemmas, got: " .. line) end
    learn(by_stem, stem, value)
    longest = math.max(longest, #stem)
    for lemma in lemmas:gmatch("%S+") do learn(by_lemma, lemma, value) end
  end
end

-- A word with a part of speech has been led back to its dictionary form. Without one, the lemma is the word as it
-- stands, in lower case, and the longest beginning found in the lexicon decides; letters are two bytes long.
local function look_up(lemma, pos)
  local value = by_lemma[lemma]
  if value or pos then return value end
  for bytes = math.min(#lemma, longest), 6, -2 do
    value = by_stem[lemma:sub(1, bytes)]
    if value then return value end
  end
end

-- The mean weight of the tone words in a statement, and these words, each with its weight as it counted there.
local function score_of(statement)
  local sum, cues = 0, {}
  local sign, strength, left = 1, 1, 0 -- what the words before do to the next tone word, and how far they still reach
  local after_not = false
  for _, lemma, pos, word in statement.tokens:each("lemma", "pos", "text") do
    lemma = lemma or text.lower(word)
    local value = look_up(lemma, pos)
    local ends = pos == "PUNCT" or BREAKS[lemma] or (after_not and lemma == "только") -- «не только» denies nothing
    if left <= 0 or ends then sign, strength, left = 1, 1, 0 end
    if math.type(value) then
      local weight = value * sign * strength
      sum = sum + weight
      cues[#cues + 1] = ("%s %+.1f"):format(word, weight)
      left = 0
    elseif value == "not" then
      sign, left = FACTORS[value], REACH -- not times another: «никто ничего не нарушил» denies once
    elseif value then
      strength, left = strength * FACTORS[value], REACH
    else
      left = left - 1
    end
    after_not = value == "not"
  end
  if #cues == 0 then return 0, nil end
  return sum / #cues, table.concat(cues, ", ")
end

local function tone_of(score, threshold)
  if score <= -threshold then return "negative" end
  if score >= threshold then return "positive" end
  return "neutral"
end

return {
  name = "statement-tone",
  version = "1.0",
  summary = "Whether each quoted statement is negative, neutral or positive in tone, by speaker.",

  options = {
    kinds = { type = "list", default = { "direct", "indirect" }, summary = "kinds of statement to judge" },
    threshold = {
      type = "number",
      default = 0.4,
      summary = "how far from 0 (of at most 3) a score must be not to count as neutral",
    },
  },

  tables = {
    statement_tone = {
      { "speaker", "text" }, -- the name, else the words the article uses; null where it names nobody
      { "kind", "text" },
      { "tone", "text" },
      { "score", "real" },
      { "cues", "text" }, -- tone words as they stand, with the weights that made the score
    },
  },

  article = function(article, emit, options)
    for _, statement in ipairs(article.statements) do
      if options.kinds[statement.kind] then
        local score, cues = score_of(statement)
        local speaker = statement.speaker
        emit.statement_tone {
          speaker = speaker and speaker.name or statement.speakerText,
          kind = statement.kind,
          tone = tone_of(score, options.threshold),
          score = math.floor(score * 100 + 0.5) / 100,
          cues = cues,
          at = statement,
        }
      end
    end
  end,

  views = {
    by_speaker = {
      summary = "Tone by speaker; with few statements a share says little, so the number stands beside it",
      sql = [[
        SELECT coalesce(speaker, '(nobody named)') AS speaker, count(*) AS statements,
               sum(tone = 'negative') AS negative, sum(tone = 'neutral') AS neutral, sum(tone = 'positive') AS positive,
               round(avg(score), 2) AS score
        FROM statement_tone
        GROUP BY statement_tone.speaker
        ORDER BY statement_tone.speaker IS NULL, statements DESC, statement_tone.speaker]],
      chart = { mark = "stack", x = "negative neutral positive", y = "speaker" },
    },
    extremes = {
      summary = "The statements with the strongest tone",
      sql = [[
        SELECT speaker, tone, score, cues, article.id AS article
        FROM statement_tone JOIN article ON article.article = statement_tone.article
        WHERE tone <> 'neutral'
        ORDER BY abs(score) DESC, speaker, article.published, article.id, statement_tone."row"
        LIMIT 50]],
    },
    months = {
      summary = "Tone of all statements month by month",
      sql = [[
        SELECT substr(article.published, 1, 7) AS month, count(*) AS statements,
               round(avg(score), 2) AS score
        FROM statement_tone JOIN article ON article.article = statement_tone.article
        WHERE article.published IS NOT NULL
        GROUP BY month
        ORDER BY month]],
      chart = { mark = "line", x = "month", y = "score" },
    },
  },

  tests = {
    {
      name = "praise",
      text = "«Это был отличный разговор», — заявила Марина Острожская.",
      published = "2026-03-06",
      expect = { statement_tone = { { kind = "direct", tone = "positive", score = 2.0 } } },
    },
    {
      name = "blame, made stronger",
      text = "«Это совершенно абсурдное решение», — заявил Егор Сомовец.",
      published = "2026-03-18",
      expect = { statement_tone = { { kind = "direct", tone = "negative", score = -3.0 } } },
    },
    {
      name = "a negation turns the word after it round",
      text = "«Мы не видим в этом ничего плохого», — сказал Пётр Ясногоров.",
      published = "2026-03-10",
      expect = { statement_tone = { { tone = "positive" } } },
    },
    {
      name = "«не только» denies nothing",
      text = "«Решение не только глупое, но и опасное», — сказал Пётр Ясногоров.",
      published = "2026-03-10",
      expect = { statement_tone = { { tone = "negative" } } },
    },
    {
      name = "facts without a tone are neutral",
      text = "«Первый поезд отправится в среду», — сообщил Степан Брагодей.",
      published = "2026-03-06",
      expect = { statement_tone = { { tone = "neutral", score = 0 } } },
    },
  },
}
