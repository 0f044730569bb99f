// The data in this file are taken from razdel (github.com/natasha/razdel), which is under this license:
//
// MIT License
//
// Copyright (c) 2017
//
// Permission is hereby granted, free of charge, to any person obtaining a copy
// of this software and associated documentation files (the "Software"), to deal
// in the Software without restriction, including without limitation the rights
// to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
// copies of the Software, and to permit persons to whom the Software is
// furnished to do so, subject to the following conditions:
//
// The above copyright notice and this permission notice shall be included in all
// copies or substantial portions of the Software.
//
// THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
// IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
// FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
// AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
// LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
// OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE
// SOFTWARE.

extension AbbreviationList {
  /// The abbreviations of Russian, from razdel 0.5.0 (`razdel/segmenters/sokr.py`), with a slip in `муж. р.` mended.
  static let russian = AbbreviationList(
    """
    head: bd chap dr mr mrs ms no ps upd vs а абз акад англ араб арх ауд букв венг внутр г гл гор гос гр греч
    head: д дифф домовлад доп евр зав зам им исп итал к каб кат кит кн ком комн корп корр лат латв лит напр
    head: нач нем о обл обр оз ок откр отм оф п пер пл пол пом пос пп пр просп проф пс пт р ред рп рус русск
    head: с сб св слав словацк см ср ст стр т тел тов трад укр ул ум физ фр х хорв ч чл чч ш эт юр яп
    tail: al co corp ed inc барр в вв га гг дес дол долл др изд искл кв км коп куб мин млн млрд прим проц рис
    tail: руб сек сокр тыс устар час шутл яз
    headpair: и.о к.н к.п к.т л.д п.н т.е т.к т.н
    pair: a.m p.m ед.ч жен.р з.д л.с мн.ч муж.р н.э повел.накл р.х с.г с.ш т.д т.п у.е ч.т
    initial: ed вс дж
    """)
}
