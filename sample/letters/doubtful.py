"""What was in the Junk folder, or came from somebody else than it says?"""

from __future__ import annotations

from mail import Mail

MAILS = (
    Mail(
        key="junk-offer",
        at="2026-03-05 03:12:44",
        folder="Junk",
        sender="Ranking Experts <sales@best-ranking-offer.example>",
        subject="RE: your website odps.example is losing visitors!!!",
        dmarc="none",
        headers=(("X-Priority", "1"),),
        html="""\
<html><body><p>Dear owner,</p>
<p>we found <b>17 errors</b> on your website. First page in 30 days, or your money
back!</p>
<p><a href="https://best-ranking-offer.example/?c=883">CLICK HERE</a> for a quote.</p>
</body></html>
""",
    ),
    Mail(
        key="junk-cdo",
        at="2026-03-09 21:02:19",
        folder="Junk",
        sender="Rosa T. <rt_obs@gmail.com>",
        subject="Citizens' Data Observatory - common framework",
        text="""\
Hello again,

common framework, paragraph 22: please add "and in a form that machines can read" at \
the end.

Rosa Tejada
Citizens' Data Observatory
""",
    ),
    Mail(
        key="marenia-lookalike",
        at="2026-03-12 02:58:07",
        sender="Ministry of Digital Affairs <minister@digital-gov-marenia.example>",
        subject="URGENT: Marenia replaces its comments on ODPS/2/FW",
        dmarc="fail (p=reject)",
        text="""\
Dear Secretariat,

the Republic of Marenia now asks that paragraphs 8 and 9 of the common framework be \
deleted.

Minister of Digital Affairs
Republic of Marenia
""",
    ),
    Mail(
        key="zarevia-forged",
        at="2026-03-13 04:41:30",
        # The right domain, and the domain's own policy says that it was not them.
        sender="Отдел сотрудничества <coop@digital.gov.zarevia.example>",
        subject="ODPS/2/FW",
        dmarc="fail",
        envelope="bulk77@cheap-hosting.example",
        text="""\
Dear Secretariat,

Paragraph 22 of the common framework shall be deleted.

Republic of Zarevia
""",
    ),
)
