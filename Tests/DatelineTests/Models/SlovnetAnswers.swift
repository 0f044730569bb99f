/// Sentences of ours, in words with spaces between, and what slovnet 0.6.0 answers with the networks of natasha 1.6.0.
enum SlovnetAnswers {
  struct Sentence: Sendable {
    let words: String
    let names: String
    let morphology: String
    /// Counted from 1; 0 is the root.
    let heads: String
    let relations: String
  }

  static let sentences: [Sentence] = [
    Sentence(
      words: """
        Президент Франции Эмманюэль Макрон встретился в Берлине с канцлером Германии .
        """,
      names: """
        O B-LOC B-PER I-PER O O B-LOC O O B-LOC O
        """,
      morphology: """
        NOUN|Animacy=Anim|Case=Nom|Gender=Masc|Number=Sing \
        PROPN|Animacy=Inan|Case=Gen|Gender=Fem|Number=Sing \
        PROPN|Animacy=Anim|Case=Nom|Gender=Masc|Number=Sing \
        PROPN|Animacy=Anim|Case=Nom|Gender=Masc|Number=Sing \
        VERB|Aspect=Perf|Gender=Masc|Mood=Ind|Number=Sing|Tense=Past|VerbForm=Fin|Voice=Mid \
        ADP PROPN|Animacy=Inan|Case=Loc|Gender=Masc|Number=Sing ADP \
        NOUN|Animacy=Anim|Case=Ins|Gender=Masc|Number=Sing \
        PROPN|Animacy=Inan|Case=Gen|Gender=Fem|Number=Sing PUNCT
        """,
      heads: """
        5 1 1 3 0 7 5 9 5 9 5
        """,
      relations: """
        nsubj nmod appos flat:name root case obl case obl nmod punct
        """),
    Sentence(
      words: """
        « Мы договорились о перемирии » , — заявил глава МИД Ирана Аббас Арагчи 5 января .
        """,
      names: """
        O O O O O O O O O O B-ORG B-LOC B-PER I-PER O O O
        """,
      morphology: """
        PUNCT PRON|Case=Nom|Number=Plur|Person=1 \
        VERB|Aspect=Perf|Mood=Ind|Number=Plur|Tense=Past|VerbForm=Fin|Voice=Mid ADP \
        NOUN|Animacy=Inan|Case=Loc|Gender=Neut|Number=Sing PUNCT PUNCT PUNCT \
        VERB|Aspect=Perf|Gender=Masc|Mood=Ind|Number=Sing|Tense=Past|VerbForm=Fin|Voice=Act \
        NOUN|Animacy=Anim|Case=Nom|Gender=Masc|Number=Sing \
        PROPN|Animacy=Inan|Case=Gen|Gender=Masc|Number=Sing \
        PROPN|Animacy=Inan|Case=Gen|Gender=Masc|Number=Sing \
        PROPN|Animacy=Anim|Case=Nom|Gender=Masc|Number=Sing \
        PROPN|Animacy=Anim|Case=Nom|Gender=Masc|Number=Sing ADJ \
        NOUN|Animacy=Inan|Case=Gen|Gender=Masc|Number=Sing PUNCT
        """,
      heads: """
        3 3 0 5 3 3 9 9 3 9 10 11 10 13 9 15 3
        """,
      relations: """
        punct nsubj root case obl punct punct punct parataxis nsubj nmod nmod appos \
        flat:name obl flat punct
        """),
    Sentence(
      words: """
        Компания « Газпром » не стала комментировать решение суда в Стокгольме .
        """,
      names: """
        O O B-ORG O O O O O O O B-LOC O
        """,
      morphology: """
        NOUN|Animacy=Inan|Case=Nom|Gender=Fem|Number=Sing PUNCT \
        PROPN|Animacy=Inan|Case=Nom|Gender=Masc|Number=Sing PUNCT PART|Polarity=Neg \
        VERB|Aspect=Perf|Gender=Fem|Mood=Ind|Number=Sing|Tense=Past|VerbForm=Fin|Voice=Act \
        VERB|Aspect=Imp|VerbForm=Inf|Voice=Act \
        NOUN|Animacy=Inan|Case=Acc|Gender=Neut|Number=Sing \
        NOUN|Animacy=Inan|Case=Gen|Gender=Masc|Number=Sing ADP \
        PROPN|Animacy=Inan|Case=Loc|Gender=Masc|Number=Sing PUNCT
        """,
      heads: """
        6 3 1 3 6 0 6 7 8 11 8 6
        """,
      relations: """
        nsubj punct appos punct advmod root xcomp obj nmod case nmod punct
        """),
    Sentence(
      words: """
        Ещё вчера в Нью-Йорке ждали делегацию ООН , однако самолёт Ту-154 не вылетел .
        """,
      names: """
        O O O B-LOC O O B-ORG O O O O O O O
        """,
      morphology: """
        ADV|Degree=Pos ADV|Degree=Pos ADP \
        PROPN|Animacy=Inan|Case=Loc|Gender=Masc|Number=Sing \
        VERB|Aspect=Imp|Mood=Ind|Number=Plur|Tense=Past|VerbForm=Fin|Voice=Act \
        NOUN|Animacy=Inan|Case=Acc|Gender=Fem|Number=Sing \
        PROPN|Animacy=Inan|Case=Gen|Gender=Fem|Number=Sing PUNCT ADV|Degree=Pos \
        NOUN|Animacy=Inan|Case=Nom|Gender=Masc|Number=Sing \
        PROPN|Animacy=Inan|Case=Nom|Gender=Masc|Number=Sing PART|Polarity=Neg \
        VERB|Aspect=Perf|Gender=Masc|Mood=Ind|Number=Sing|Tense=Past|VerbForm=Fin|Voice=Act \
        PUNCT
        """,
      heads: """
        2 5 4 5 0 5 6 13 13 13 10 13 5 5
        """,
      relations: """
        advmod advmod case obl root obj nmod punct advmod nsubj appos advmod conj punct
        """),
    Sentence(
      words: """
        Да .
        """,
      names: """
        O O
        """,
      morphology: """
        PART PUNCT
        """,
      heads: """
        0 1
        """,
      relations: """
        root punct
        """),
  ]
}
