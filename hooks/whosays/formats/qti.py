"""A quiz in QTI 1.2, in the profile of Common Cartridge: one right answer, feedback for each."""

from xml.etree.ElementTree import Element

from whosays.formats.quiz import Question, Quiz
from whosays.pages.tree import build

NAMESPACE = "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"
ANSWER = "answer"
ASK = "Who says so?"


def render_qti(quiz: Quiz) -> Element:
    """Give the file of a quiz."""
    about = {
        "cc_profile": "cc.exam.v0p1",
        "qmd_assessmenttype": "Examination",
        "qmd_scoretype": "Percentage",
        "qmd_feedbackpermitted": "Yes",
        "qmd_solutionspermitted": "Yes",
        "cc_maxattempts": "unlimited",
    }
    section = build("section", {"ident": "section"}, *(_item(one) for one in quiz.questions))
    assessment = {"ident": quiz.id, "title": quiz.title}
    return build(
        "questestinterop",
        {"xmlns": NAMESPACE},
        build("assessment", assessment, _metadata(about), section),
    )


def _item(question: Question) -> Element:
    return build(
        "item",
        {"ident": question.id, "title": question.id},
        build("itemmetadata", {}, _metadata({"cc_profile": "cc.multiple_choice.v0p1"})),
        build(
            "presentation",
            {},
            _material(f"{question.sentence} {ASK}"),
            build(
                "response_lid",
                {"ident": ANSWER, "rcardinality": "Single"},
                build(
                    "render_choice",
                    {},
                    *(
                        build("response_label", {"ident": kind.slug}, _material(kind.label))
                        for kind in question.feedback
                    ),
                ),
            ),
        ),
        _processing(question),
        *(
            build(
                "itemfeedback",
                {"ident": f"{kind.slug}_fb"},
                build("flow_mat", {}, _material(words)),
            )
            for kind, words in question.feedback.items()
        ),
    )


def _processing(question: Question) -> Element:
    score = {"maxvalue": "100", "minvalue": "0", "varname": "SCORE", "vartype": "Decimal"}
    rules = build("resprocessing", {}, build("outcomes", {}, build("decvar", score)))
    for kind in question.feedback:
        rule = build(
            "respcondition",
            {"continue": "Yes"},
            build("conditionvar", {}, build("varequal", {"respident": ANSWER}, kind.slug)),
        )
        if kind == question.kind:
            rule.append(build("setvar", {"action": "Set", "varname": "SCORE"}, "100"))
        told = {"feedbacktype": "Response", "linkrefid": f"{kind.slug}_fb"}
        rule.append(build("displayfeedback", told))
        rules.append(rule)
    return rules


def _metadata(fields: dict[str, str]) -> Element:
    return build(
        "qtimetadata",
        {},
        *(
            build(
                "qtimetadatafield",
                {},
                build("fieldlabel", {}, label),
                build("fieldentry", {}, entry),
            )
            for label, entry in fields.items()
        ),
    )


def _material(words: str) -> Element:
    return build("material", {}, build("mattext", {"texttype": "text/plain"}, words))
