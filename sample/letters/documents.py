"""What came as a file: tables, revised copies, letters in Word and PDF?"""

from __future__ import annotations

from datetime import UTC, datetime

from files import locked, pdf, winmail, zipped
from mail import Mail
from word import Hand, framework, prose, table

_HALDEN = table(
    Hand(author="Ute Granzow"),
    "Halden Cloud Services: comments on ODPS/2/FW, the common framework",
    """
Paragraph | Comment | Proposed text

1 | The declaration should be cited with its date. |

9 | Ninety days cannot be met for large registers. | Every contract for the software
of a public register should grant the administration the right to leave with its data,
in an open format, within one hundred and eighty days.

14 | We support the catalogue. | No change

18 | | [delete]
""",
)

_IOCR = table(
    Hand(author="IOCR Policy Unit"),
    "International Office for Civil Registration",
    """
Original text | Proposed text | Reason

A person should be asked once for a fact that the administration already holds, and
should be able to see which office has looked it up, and why. | A person should be
asked once for a fact that the administration already holds, and should be able to
see, at no cost, which office has looked it up, when, and why. | A log without the
time is of little use to a court.

A country that does not report receives an offer of assistance before its absence is
noted. | Delete | Duplicates the rules of procedure.
""",
)

_BRENNIA = framework(
    Hand(author="Anselm Rütli", at=datetime(2026, 3, 5, 13, 2, tzinfo=UTC)),
    changed="""
4. We note that many administrations still depend on a single supplier for the systems
that hold their civil [-registers, and that leaving such a supplier is slow and
expensive-]{+registers and their land registers+}.

12. ((Automated decisions||Brennia: this needs a definition, at least in a footnote.))
that affect the rights of a person should be explained in plain language and reviewed
by an official when the person so requests.

17. We recommend that at least [-five-]{+three+} per cent of the budget of each digital
service be set aside for the training of the staff who work with it.

23. [-We invite civil society to submit independent assessments, which shall be
published beside the national reports.-]
""",
    after="""
20. {+We request that terminology lists be published under an open licence together
with each translation.+}
""",
)

_UNIPL = prose(
    Hand(author="Centre for Digital Government"),
    """\
# Submission of the University of Port Linnet

To the secretariat of the Forum on Open Digital Public Services

The Centre for Digital Government is pleased to comment on the common framework. As
a whole it strikes the right tone, and it is short enough to be read by those who
have to apply it.

# On paragraph 3

The claim that openness lowers the cost of change is well supported for standards,
and less so for source code. We suggest to distinguish the two.

# On paragraph 16

Courses are not the bottleneck; posts are. We would add: “and to create posts for
those who have attended them”.

# On paragraphs 21 and 22

We support both.

Port Linnet, 6 March 2026
""",
    title="Submission of the University of Port Linnet",
)

_DBSS = pdf(
    """\
*Development Bank of the Southern Seas* \\
Office of the Vice-President, Operations

9 March 2026

Subject: Draft common framework for open digital public services (ODPS/2/FW)

Dear Secretariat,

The Bank thanks the Forum for the opportunity to comment.

Paragraph 15. The Bank can support open standards as a criterion of appraisal, but not
as a condition. We propose to replace "as a condition of loans" by "as a criterion in
the appraisal of loans".

Paragraph 24. The Bank stands ready to administer the voluntary fund and suggests that
this be mentioned.

Yours sincerely,

L. Faleolo \\
Vice-President, Operations
""",
    datetime(2026, 3, 9, 10, 0, tzinfo=UTC),
)

_JOINT = prose(
    Hand(author="WiPT"),
    """\
# Joint submission

Submitted by: Women in Public Technology; Access Without Barriers; Rural Telecentres
Network

Draft: ODPS/2/AL4, Access and inclusion

Item b): after “a telephone that is five years old” add “and on a shared telephone,
without leaving traces of the person who used it before”.

Item g): ten kilometres is too far for persons with reduced mobility. We propose
five.

Item i): we strongly support zero cost and ask that it be reached by 2028.
""",
)

_WIPT = prose(
    Hand(author="Noor Albrecht"),
    """\
Women in Public Technology, comments on Annex 4: Indicators and review

4.2.1 The breakdown by sex is welcome and must stay.

4.2.4 Add at the end: “, by sex of the complainant where known”.
""",
)

_DTC = prose(
    Hand(author="Digital Trade Council"),
    """\
Digital Trade Council: comments on Annex 4, Indicators and review

4.1.3 We ask for the deletion of this indicator. Annexes contain trade secrets.
""",
)

_MARENIA = pdf(
    """\
= Country report of the Republic of Marenia

Submitted to the Forum on Open Digital Public Services, second session

Since the first session Marenia has published the source code of eleven of its fourteen
national registers. Two components are now maintained together with Tuvaro.

A network of 340 places of assisted access has been opened, most of them in libraries.
In the eastern districts one household in six is still more than an hour away from the
nearest one.

The greatest difficulty was to find staff: of sixty posts for maintenance, thirty-eight
are filled.
""",
    datetime(2026, 3, 27, 15, 0, tzinfo=UTC),
)

MAILS = (
    Mail(
        key="halden-table",
        at="2026-02-25 14:31:09",
        sender="Ute Granzow <granzow@haldencloud.example>",
        subject="Halden comments on draft framework",
        text="""\
Dear Secretariat,

our comments are in the attached table.

Ute Granzow
Halden Cloud Services
""",
        files=(("Halden_ODPS-2-FW_comments.docx", _HALDEN),),
    ),
    Mail(
        key="iocr-original",
        at="2026-03-02 17:03:48",
        sender="IOCR Policy Unit <policy@iocr.test>",
        subject="IOCR: proposed amendments",
        text="""\
Please find enclosed the amendments of the International Office for Civil Registration
to the drafts of the second session.
""",
        files=(("amendments.docx", _IOCR),),
    ),
    Mail(
        key="brennia-tracked",
        at="2026-03-05 14:20:33",
        sender="Anselm Rütli <anselm.ruetli@digital.bund.brennia.example>",
        subject="Brennia: comments on the framework in track changes",
        text="""\
Dear all,

please find attached our comments in track changes.

Anselm Rütli
Federal Chancellery of Brennia
""",
        html="""\
<p>Dear all,</p>
<p>please find attached our comments in track changes.</p>
<p>Anselm R&uuml;tli<br>Federal Chancellery of Brennia</p>
""",
        files=(("FW_Brennia_tc.docx", _BRENNIA),),
    ),
    Mail(
        key="unipl-letter",
        at="2026-03-06 16:12:00",
        sender="Centre for Digital Government <cdg@unipl.example>",
        subject="Submission of the University of Port Linnet",
        text="Our submission is attached.\n",
        files=(("UPL submission (final) v3.docx", _UNIPL),),
    ),
    Mail(
        key="dbss-pdf",
        at="2026-03-09 11:18:25",
        sender="VP Operations <vpo@dbss.test>",
        subject="Letter of the Development Bank of the Southern Seas",
        text="Please see the attached letter.\n",
        files=(("DBSS-letter-2026-03-09.pdf", _DBSS),),
    ),
    Mail(
        key="joint-three",
        at="2026-03-11 20:41:17",
        sender="Noor Albrecht <noor@wipt.example>",
        subject="Joint submission (WiPT, AWB, RTN) on AL4",
        text="""\
Dear Secretariat,

attached is the joint submission of Women in Public Technology, Access Without Barriers
and the Rural Telecentres Network.

Noor
""",
        files=(("joint.docx", _JOINT),),
    ),
    Mail(
        key="wipt-zip",
        at="2026-03-12 08:55:12",
        sender="Noor Albrecht <noor@wipt.example>",
        subject="WiPT on Annex 4",
        text="Hello, zipped because our filter rejects Word files.\n\nNoor\n",
        files=(("wipt.zip", zipped({"wipt/annex4 comments.docx": _WIPT})),),
    ),
    Mail(
        key="dtc-winmail",
        at="2026-03-12 10:37:46",
        sender="Front Office <frontoffice@digitaltrade.example>",
        subject="Comments on Annex 4",
        text="Dear Secretariat, please find attached the comments of the Council.\n",
        files=(("winmail.dat", winmail("DTC_Annex4.docx", _DTC)),),
    ),
    Mail(
        key="iip-locked",
        at="2026-03-12 15:49:30",
        sender="Secrétariat IIP <contact@iip.valdora.example>",
        subject="Comments on the common framework (confidential until publication)",
        text="""\
Dear Secretariat,

please find our comments in the attached document. The password follows by telephone.

Institute for Public Informatics
""",
        files=(("IIP comments.docx", locked()),),
    ),
    Mail(
        key="awb-damaged",
        at="2026-03-13 09:12:55",
        sender="Access Without Barriers <policy@awb.example>",
        subject="AWB: further comments",
        text="Our further comments are in the attached letter.\n",
        files=(("awb-letter.pdf", _DBSS[:600]),),
    ),
    Mail(
        key="marenia-report",
        at="2026-03-30 10:05:14",
        sender="Ilse Tamarin <ilse.tamarin@digital.gov.marenia.example>",
        subject="Country report of Marenia",
        text="""\
Dear colleagues,

please find attached the country report of the Republic of Marenia.

Ilse Tamarin
""",
        files=(("Marenia_country_report_2026.pdf", _MARENIA),),
    ),
)
