"""What was written into the mail itself, in English?"""

from __future__ import annotations

from mail import Mail

MAILS = (
    Mail(
        key="marenia-body",
        at="2026-02-24 10:12:27",
        sender="Ilse Tamarin <ilse.tamarin@digital.gov.marenia.example>",
        subject="Comments of Marenia on the common framework (ODPS/2/FW)",
        text="""\
Dear colleagues,

Please find below the comments of the Republic of Marenia.

Para 5: we suggest to replace "trained staff" by "trained and permanently employed \
staff". Projects end, and the people leave with them.

Para 12 bis: Marenia supports this paragraph and would like to see it retained as \
drafted.

Kind regards,

Ilse Tamarin
Head of International Cooperation
Ministry of Digital Affairs of Marenia
""",
    ),
    Mail(
        key="brightwave-merge",
        at="2026-02-26 16:40:03",
        sender="Jonas Abt <jonas.abt@brightwave.example>",
        subject="ODPS/2/FW - Brightwave input",
        text="""\
Hello,

thanks for the draft. Three remarks from our side:

- Overall the framework is well balanced, but it is silent on who pays for maintenance \
once a component has left its country of origin.
- Paragraphs 4, 6 and 9 could be merged, they all deal with leaving a supplier.
- Delete para 11. Closing counters is for each administration to decide and does not \
belong in an international text.

Best
Jonas Abt
Brightwave Networks, public policy
""",
    ),
    Mail(
        key="awb-html",
        at="2026-02-27 09:01:44",
        sender="Access Without Barriers <policy@awb.example>",
        subject="AWB comments: A common framework for open digital public services",
        html="""\
<html><head><style>p.x { margin: 0 }</style></head><body>
<p>Dear Secretariat,</p>
<p>Access Without Barriers welcomes the draft framework.</p>
<ul>
<li><b>Paragraph 2</b>: keep as it is. It is the strongest sentence of the draft.</li>
<li><b>Paragraph 7</b>: replace &#8220;designed with the people who use them&#8221; by
&#8220;designed and tested with the people who use them&#8221;.</li>
<li><b>Paragraph 12</b>: &#8220;plain language&#8221; must include sign language and
easy-to-read formats.</li>
</ul>
<p class="x">With best regards,</p>
<p class="x">Oda Brandvik &middot; Policy officer &middot; Access Without Barriers</p>
</body></html>
""",
    ),
    Mail(
        key="rtn-letters",
        at="2026-03-02 13:22:10",
        sender="Semi Tavake <semi@rural-telecentres.example>",
        subject="Action line AL4, comments of the Rural Telecentres Network",
        text="""\
Greetings from Tuvaro,

On Action line AL4:

(a) Please add electricity. An office that has fibre and no power is still offline.

(c) Telecentres have done this for twenty years. After "a known place and hour" insert \
", such as a telecentre,".

(j) We ask that this target be deleted. Withdrawing the only service there is punishes \
the village and not the ministry.

Semi Tavake
Coordinator, Rural Telecentres Network (RTN)
""",
    ),
    Mail(
        key="snos-indicators",
        at="2026-03-03 08:15:31",
        sender="SNOS secretariat <office@snos.test>",
        subject="Annex 4 (indicators)",
        text="""\
Dear all,

the Society of Network Operators of the South has the following comments on Annex 4:

4.1.4 - The median hides the worst cases. Please ask for the ninetieth percentile as \
well.

4.2.1: "at least one" is a low bar; we propose "at least three".

4.3.2 - Appointment by lot is a fresh idea and we support it.

For SNOS
Abena Quist
""",
    ),
    Mail(
        key="ycos-on-behalf",
        at="2026-03-04 18:47:55",
        sender="Mirela Dunn <m.dunn@pixelworks.example>",
        subject="Submission on behalf of the Youth Coalition for Open Services",
        text="""\
Dear Secretariat,

I am writing on behalf of the Youth Coalition for Open Services, which has no mail \
server of its own at the moment.

Common framework, after paragraph 16, add a new paragraph:

"We encourage administrations to offer paid apprenticeships in the maintenance of \
shared components to persons under the age of thirty."

Thank you,
Mirela Dunn
(volunteer, Youth Coalition for Open Services)
""",
    ),
    Mail(
        key="cdo-free-mail",
        at="2026-03-05 22:30:18",
        sender="Rosa T. <rt_obs@gmail.com>",
        subject="our comments",
        text="""\
Hi, sorry for the private address, our server is being moved.

On the indicators annex, 4.1.3: contracts are only useful if they can be searched. \
Please write "published in full, as text that can be searched, with their annexes".

On 4.2.4 we have no objection.

Rosa Tejada
Citizens' Data Observatory
""",
    ),
    Mail(
        key="lakeside-unknown",
        at="2026-03-06 11:05:40",
        sender="Petra Lindqvist <petra@lakeside-libraries.example>",
        subject="Comment on the draft framework",
        text="""\
To whom it may concern,

The Lakeside Library Alliance runs 212 public libraries. We learned of the \
consultation only last week and were surprised that libraries are not mentioned at \
all.

In paragraph 17, after "the staff who work with it" please add "and of the librarians \
who explain it".

Petra Lindqvist
Chair, Lakeside Library Alliance
""",
    ),
    Mail(
        key="dtc-forwarded",
        at="2026-03-06 15:58:02",
        sender="Front Office <frontoffice@digitaltrade.example>",
        subject="FW: ODPS common framework - position of the Council",
        text="""\
Please see below, with apologies for the wrong address.

Kind regards
Tom (assistant to the Secretary-General)

-----Original Message-----
From: Beatrix Odell <b.odell@digitaltrade.example>
Sent: Friday, 6 March 2026 11:20
To: consultations@odsp.example
Subject: ODPS common framework - position of the Council

Dear Secretariat,

Paragraph 18 of the common framework should read: "We encourage the private sector, in \
particular small enterprises, to offer maintenance contracts for shared components on \
equal terms in every region."

We also find the eighth paragraph too weak: exceptions need a time limit.

Beatrix Odell
Secretary-General, Digital Trade Council
""",
    ),
    Mail(
        key="tuvaro-mission",
        at="2026-03-09 19:10:09",
        sender="Permanent Mission of Tuvaro <pm-tuvaro@missions.example>",
        subject="Note 14/2026: common framework",
        text="""\
The Permanent Mission of the Republic of Tuvaro presents its compliments to the \
secretariat of the Forum and has the honour to communicate the following on the draft \
common framework:

Para. 24 - insert "and pay the travel of two delegates a country" at the end.

Para. 25 - Tuvaro is honoured and supports the paragraph as it stands.

The Permanent Mission avails itself of this opportunity to renew to the secretariat \
the assurances of its highest consideration.
""",
    ),
    Mail(
        key="opf-zero-draft",
        at="2026-03-10 07:33:26",
        sender="Kai Lunde <kai@openprotocols.example>",
        subject="ODPS/2/FW: two points",
        text="""\
Hi,

1) The former paragraph 26 of the zero draft is fine where it is now, but "the first \
option considered" should be "the first option considered, in writing,".

2) "the list of open standards on which this framework relies" - where is that list? \
It should be an annex.

/Kai
Open Protocols Foundation
""",
    ),
    Mail(
        key="two-senders",
        at="2026-03-11 12:00:41",
        sender="Kai Lunde <kai@openprotocols.example>, "
        "SNOS secretariat <office@snos.test>",
        subject="Joint comment of OPF and SNOS on the common framework",
        headers=(("Sender", "Kai Lunde <kai@openprotocols.example>"),),
        text="""\
Dear Secretariat,

The Open Protocols Foundation and the Society of Network Operators of the South \
jointly propose for para 19: replace "every two years" by "every year".

Kai Lunde, Open Protocols Foundation
Abena Quist, Society of Network Operators of the South
""",
    ),
    Mail(
        key="unipl-prose",
        at="2026-03-12 17:26:50",
        sender="Prof. H. Marchetti <h.marchetti@unipl.example>",
        subject="Some thoughts on access and inclusion",
        text="""\
Dear colleagues,

I read the draft action line on access and inclusion with my graduate class, and we \
would like to share what came up.

There was general agreement that the text is short, concrete and usable, which cannot \
be said of many others.

The class was divided on the idea that nobody should live more than ten kilometres \
from a place of assisted access. Ten kilometres across a river without a bridge is a \
day's journey. Travel time would be the better measure.

Warm regards,
Hector Marchetti
Centre for Digital Government, University of Port Linnet
""",
    ),
)
