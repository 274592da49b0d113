"""What came again: twice, revised, withdrawn, copied, or under a used identifier?"""

from __future__ import annotations

from mail import Mail

from letters.plain import MAILS as PLAIN

_FIRST = next(mail for mail in PLAIN if mail.key == "marenia-body")

_CAMPAIGN = """\
Dear Secretariat,

Keep the counters open! Paragraph 11 of the common framework must be deleted. Who \
cannot or does not want to use a computer has the same rights as everybody else.

Paragraph 2 says it well and should stay.

Sincerely,

"""

MAILS = (
    # A relay delivered the same mail again; only the trace headers differ.
    Mail(
        key="marenia-again",
        at="2026-02-24 13:40:51",
        sender=_FIRST.sender,
        envelope="relay@backup.gov.marenia.example",
        twin=_FIRST,
    ),
    Mail(
        key="opf-first-version",
        at="2026-03-03 10:00:12",
        sender="Kai Lunde <kai@openprotocols.example>",
        subject="OPF comments on ODPS/2/IND",
        text="""\
Hi,

4.1.1: define "documented open format".
4.1.2: two countries is not enough, make it three.

/Kai
Open Protocols Foundation
""",
    ),
    Mail(
        key="opf-revised",
        at="2026-03-09 10:21:36",
        sender="Kai Lunde <kai@openprotocols.example>",
        subject="REVISED: OPF comments on ODPS/2/IND",
        headers=(
            ("In-Reply-To", "<opf-first-version@openprotocols.example>"),
            ("References", "<opf-first-version@openprotocols.example>"),
        ),
        text="""\
Hi,

this revised version replaces the comments that we sent on 3 March.

4.1.1: define "documented open format"; the definition of the catalogue will do.
4.1.2: fine as it is.
4.3.4: "sixty days" should be "thirty days".

/Kai
Open Protocols Foundation
""",
    ),
    Mail(
        key="brightwave-withdrawn",
        at="2026-03-05 09:44:20",
        sender="Jonas Abt <jonas.abt@brightwave.example>",
        subject="Brightwave comment on ODPS/2/AL4",
        text="""\
Hello,

on AL4, item i): zero cost has to be paid by somebody. Please delete the item.

Jonas Abt
Brightwave Networks
""",
    ),
    Mail(
        key="brightwave-withdrawal",
        at="2026-03-11 08:05:59",
        sender="Jonas Abt <jonas.abt@brightwave.example>",
        subject="Re: Brightwave comment on ODPS/2/AL4",
        headers=(
            ("In-Reply-To", "<brightwave-withdrawn@brightwave.example>"),
            ("References", "<brightwave-withdrawn@brightwave.example>"),
        ),
        text="""\
Hello,

we would like to withdraw our submission of 5 March on AL4. It had not been cleared.

Apologies
Jonas Abt

On Thu, 5 Mar 2026 at 09:44, Jonas Abt wrote:
> Hello,
>
> on AL4, item i): zero cost has to be paid by somebody. Please delete the item.
>
> Jonas Abt
> Brightwave Networks
""",
    ),
    Mail(
        key="campaign-rtn",
        at="2026-03-10 09:00:07",
        sender="Semi Tavake <semi@rural-telecentres.example>",
        subject="Keep the counters open",
        text=_CAMPAIGN + "Rural Telecentres Network\n",
    ),
    Mail(
        key="campaign-wipt",
        at="2026-03-10 16:22:43",
        sender="Noor Albrecht <noor@wipt.example>",
        subject="Keep the counters open",
        text=_CAMPAIGN + "Women in Public Technology\n",
    ),
    Mail(
        key="iocr-used-id",
        at="2026-03-12 17:58:28",
        sender="IOCR Policy Unit <policy@iocr.test>",
        subject="IOCR: further amendment",
        # A scanner's mail program gives every mail the same identifier.
        message_id="<iocr-original@iocr.test>",
        text="""\
Dear Secretariat,

further to our amendments of 2 March: common framework, para 6, replace "software" by \
"software and hosting".

International Office for Civil Registration
""",
    ),
    Mail(
        key="tuvaro-no-id",
        at="2026-03-12 22:11:03",
        sender="Digital Unit <digital@opm.gov.tuvaro.example>",
        subject="AL4 Access and inclusion: comment from Tuvaro",
        message_id=None,
        text="""\
Dear Secretariat

Item a) of AL4. Outer islands have no commercial offer and no cable either. Please add \
"or by satellite" after "to the public network".

Digital Unit, Office of the Prime Minister, Republic of Tuvaro
""",
    ),
)
