extension AbbreviationList {
  /// The abbreviations of Ukrainian news, collected by us.
  static let ukrainian = AbbreviationList(
    """
    head: акад ауд бул буд вид вул гл гр див доц дир зам зав заст ім кв кн кімн корп корпус ліц м напр нач о об обл оз
    head: оф п пл пов поз пор пос пп пр просп проф р ред рис с св см сел смт ст стор стр т тел тов укр ул упоряд
    head: філ ч чл щодо юр яп dr mr mrs ms no st vs нім англ франц фр рос лат польськ ел
    tail: барр в вв га год гг грн губ дол др див ін кв кг км коп крб куб млн млрд мм обл оз р руб рр с сек см ст стор
    tail: тис трлн хв шт яз co corp inc jr ltd
    headpair: т.з т.зв в.о т.б і.о н.с к.ю д.ю
    pair: т.д т.п т.ч т.і н.е р.н у.о з.д п.м a.m p.m
    initial: дж
    """)

  /// The abbreviations of English news, collected by us.
  static let english = AbbreviationList(
    """
    head: adm amb ave brig capt cmdr col dr ed eg fig fr gen gov hon ie lt maj messrs mr mrs ms mt no pres prof rep
    head: reps rev sen sens sgt st supt vs
    tail: al am apr aug bros co corp dec dept etc feb inc jan jr ltd mar nov oct pct pm sept sr
    headpair: i.e e.g
    pair: a.m p.m u.s u.k u.n e.u d.c
    """)

  /// For languages that are not known: initials only.
  static let none = AbbreviationList("")
}
