package openseat.letter;

/// What happened to an event since it was last told; `word` is the part of the keys of its words.
enum ChangeKind {
    MOVED("moved"),
    DATE_SET("dateSet"),
    DATE_OPEN("dateOpen"),
    CALLED_OFF("calledOff"),
    ON_AGAIN("onAgain"),
    ELSEWHERE("elsewhere"),
    MOVED_ELSEWHERE("movedElsewhere");

    final String word;

    ChangeKind(String word) {
        this.word = word;
    }
}
