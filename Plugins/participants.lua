-- Who appears in the news, in which role, and how much each of them does there: is named, speaks, meets.
-- One row for each person and organization of an article; the views add the articles up.

return {
  name = "participants",
  version = "1.0",
  summary = "Who appears, how often, and in which role.",

  options = {
    kinds = {
      type = "list",
      default = { "person", "organization" },
      summary = "kinds of entity to count: person, organization, place",
    },
    minimum = {
      type = "integer",
      default = 1,
      summary = "leave out whoever an article mentions fewer times than this",
    },
  },

  tables = {
    participants = {
      { "name", "text" },
      { "kind", "text" },
      { "role", "text" }, -- the posts the article gives, "; " between them; null where it gives none
      { "mentions", "integer" },
      { "statements", "integer" },
      { "meetings", "integer" },
    },
  },

  article = function(article, emit, options)
    for _, entity in ipairs(article.entities) do
      local mentions = entity.mentions
      if options.kinds[entity.kind] and #mentions >= options.minimum then
        local posts = entity.posts
        emit.participants {
          name = entity.name,
          kind = entity.kind,
          role = #posts > 0 and table.concat(posts, "; ") or nil,
          mentions = #mentions,
          statements = #entity.statements,
          meetings = #entity.meetings,
          at = mentions[1], -- the evidence: the sentence that introduces them
        }
      end
    end
  end,

  views = {
    frequency = {
      summary = "People and organizations by number of articles",
      sql = [[
        SELECT name, kind, count(*) AS articles, sum(mentions) AS mentions,
               sum(statements) AS statements, sum(meetings) AS meetings
        FROM participants
        GROUP BY name, kind
        ORDER BY articles DESC, mentions DESC, name]],
      chart = { mark = "bar", x = "articles", y = "name" },
    },
    people = {
      summary = "People with the role most articles give them",
      -- The same person is "министр" here and "глава МИД" there: the subquery takes the commonest wording.
      sql = [[
        SELECT name,
               (SELECT role FROM participants AS other
                WHERE other.name = participants.name AND other.kind = 'person' AND role IS NOT NULL
                GROUP BY role ORDER BY count(*) DESC, role LIMIT 1) AS role,
               count(*) AS articles, sum(mentions) AS mentions, sum(statements) AS statements
        FROM participants
        WHERE kind = 'person'
        GROUP BY name
        ORDER BY articles DESC, mentions DESC, name]],
      chart = { mark = "bar", x = "mentions", y = "name" },
    },
    organizations = {
      summary = "Organizations by number of mentions",
      sql = [[
        SELECT name, count(*) AS articles, sum(mentions) AS mentions, sum(statements) AS statements
        FROM participants
        WHERE kind = 'organization'
        GROUP BY name
        ORDER BY mentions DESC, articles DESC, name]],
      chart = { mark = "bar", x = "mentions", y = "name" },
    },
  },

  tests = {
    {
      name = "a person is one row, however often named",
      text = "В Ладомире выступила Марина Острожская. Марина Острожская ответила на вопросы.",
      published = "2026-03-02",
      expect = { participants = { { name = "Марина Острожская", kind = "person", mentions = 2 } } },
      contains = true, -- whether Ладомир is found, and as what, is another matter
    },
    {
      name = "an article about nobody gives no rows",
      text = "К вечеру ожидается мокрый снег.",
      published = "2026-03-02",
      expect = { participants = {} },
    },
  },
}
