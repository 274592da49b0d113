"""What came from machines, and from people who do not comment on anything?"""

from __future__ import annotations

from mail import Mail

_BOUNCE = b"""\
From: Mail Delivery System <MAILER-DAEMON@unipl.example>
To: consultation@odps.example
Subject: Undelivered Mail Returned to Sender
Date: Thu, 12 Mar 2026 17:31:12 +0100
Message-ID: <20260312163112.5C1E2@mail.unipl.example>
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status;
\tboundary="5C1E2.1773333072/mail.unipl.example"

This is a MIME-encapsulated message.

--5C1E2.1773333072/mail.unipl.example
Content-Type: text/plain; charset=us-ascii

I'm sorry to have to inform you that your message could not be delivered to
one or more recipients. The mailbox is full.

<h.marchetti@unipl.example>: host mailstore.unipl.example said: 452 4.2.2 Over quota

--5C1E2.1773333072/mail.unipl.example
Content-Type: message/delivery-status

Reporting-MTA: dns; mail.unipl.example
Arrival-Date: Thu, 12 Mar 2026 17:27:30 +0100 (CET)

Final-Recipient: rfc822; h.marchetti@unipl.example
Action: failed
Status: 4.2.2
Diagnostic-Code: smtp; 452 4.2.2 Over quota

--5C1E2.1773333072/mail.unipl.example
Content-Type: message/rfc822

From: ODPS secretariat <consultation@odps.example>
To: h.marchetti@unipl.example
Subject: Your contribution "Some thoughts on access and inclusion"
Date: Thu, 12 Mar 2026 17:27:29 +0100
Message-ID: <acknowledgement.4711@odps.example>
Auto-Submitted: auto-replied

We have received your contribution. Paragraph 5 of the rules applies.

--5C1E2.1773333072/mail.unipl.example--
"""

MAILS = (
    Mail(
        key="iocr-out-of-office",
        at="2026-03-02 17:04:30",
        sender="IOCR Policy Unit <policy@iocr.test>",
        subject="Automatic reply: We have received your contribution",
        envelope="",
        headers=(
            ("Auto-Submitted", "auto-replied"),
            ("X-Auto-Response-Suppress", "All"),
            ("In-Reply-To", "<acknowledgement.4702@odps.example>"),
        ),
        text="""\
Thank you for your message. The office is closed until 9 March. In urgent matters \
please call the switchboard. If your message is about paragraph 3 of the host \
agreement, write to legal@iocr.test.
""",
    ),
    Mail(
        key="unipl-bounce",
        at="2026-03-12 17:31:13",
        sender="MAILER-DAEMON@unipl.example",
        envelope="",
        raw=_BOUNCE,
    ),
    Mail(
        key="newsletter",
        at="2026-03-04 06:00:01",
        sender="Govtech Weekly <news@govtechweekly.example>",
        subject="Govtech Weekly #212: what the common framework means for you",
        envelope="bounce-212@lists.govtechweekly.example",
        headers=(
            ("List-Id", "Govtech Weekly <weekly.govtechweekly.example>"),
            ("List-Unsubscribe", "<https://govtechweekly.example/leave>"),
            ("Precedence", "bulk"),
        ),
        text="""\
GOVTECH WEEKLY #212

This week: the Forum has opened its consultation. Our editor has read all twenty-six \
paragraphs and finds paragraph 11 the one to watch.

Also in this issue: five registers to visit this summer.

You receive this letter because you have subscribed. Leave: \
https://govtechweekly.example/leave
""",
    ),
    Mail(
        key="question-date",
        at="2026-03-06 10:20:15",
        sender="Lale Orun <lale.orun@haldencloud.example>",
        subject="When is the second session?",
        text="""\
Hello,

could you tell me on which dates the second session takes place, and whether the hotel \
list has been published?

Thank you
Lale Orun
""",
    ),
    Mail(
        key="awb-empty",
        at="2026-03-13 09:10:02",
        sender="Access Without Barriers <policy@awb.example>",
        subject="",
    ),
)
