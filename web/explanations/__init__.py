"""Why a program stopped, told to its learner: the sentences and examples of every cause in `grader.explanations`.

`explained.of_feedback(feedback, files, main)` is all that a page needs; `web.render.result.result(…, files=…)` calls it for every test,
on the server and in a browser alike, so whoever shows a report (practice, too) only hands the pupil's files over. The macro
`explained` of `shared/explained.html` draws it. Standard library and `web.language.wording` only.
"""
