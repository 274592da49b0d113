"""What came near a deadline, on either side of it?

On the drafts: soft to the end of 13 March, hard to the end of 20 March, in
Zurich. Country reports: from 2 March; soft to the end of 10 April, hard to the
end of 17 April, in New York, where midnight is 06:00 of the secretariat.
"""

from __future__ import annotations

from mail import Mail
from word import Hand, prose

_TUVARO = prose(
    Hand(author="Office of the Prime Minister"),
    """\
# Country report: Republic of Tuvaro

Tuvaro has nine inhabited islands. Seven of them have had a stable connection since
2025, and the registers of births and of land can be used on all seven.

Printing remains essential: every service can still be completed on paper.
""",
    title="Country report of Tuvaro",
)

MAILS = (
    Mail(
        key="linshan-early-report",
        at="2026-02-27 04:10:00",
        sender="陈立 <chen.li@digital.gov.linshan.example>",
        subject="Country report of Linshan",
        text="""\
Dear Secretariat,

Please find below the country report of Linshan, ahead of the opening of the call.

All 61 prefectures have joined the shared catalogue, and 17 components are in use in \
more than one of them.

Chen Li
Republic of Linshan
""",
    ),
    Mail(
        key="iip-last-second",
        at="2026-03-13 23:59:59",
        sender="Secrétariat IIP <contact@iip.valdora.example>",
        subject="ODPS/2/FW, para 16",
        text="""\
Dear Secretariat,

Para 16: please replace "training institutes" with "training and research institutes".

Institute for Public Informatics
""",
    ),
    Mail(
        key="wipt-first-second",
        at="2026-03-14 00:00:00",
        sender="Noor Albrecht <noor@wipt.example>",
        subject="Framework, paragraph 12",
        text="""\
Dear Secretariat,

Paragraph 12 of the common framework: "an official" should be "an official who was not \
involved in the decision".

Noor Albrecht
Women in Public Technology
""",
    ),
    Mail(
        key="awb-grace",
        at="2026-03-17 12:34:56",
        sender="Access Without Barriers <policy@awb.example>",
        subject="AL4",
        text="""\
Dear Secretariat,

two late thoughts on action line AL4:

b) A telephone of five years is a new telephone for many of our members. Eight years, \
please.

d) Sign language video should not depend on the subject. Delete "where a service \
concerns health, justice or emergencies".

Oda Brandvik, Access Without Barriers
""",
    ),
    Mail(
        key="halden-last-second",
        at="2026-03-20 23:59:59",
        sender="Ute Granzow <granzow@haldencloud.example>",
        subject="one more: ODPS/2/FW para 14",
        text="""\
Dear Secretariat,

para 14: "a record of audits" should read "a public record of audits".

Ute Granzow
Halden Cloud Services
""",
    ),
    Mail(
        key="brightwave-one-second-late",
        at="2026-03-21 00:00:00",
        sender="Jonas Abt <jonas.abt@brightwave.example>",
        subject="ODPS/2/IND 4.1.3",
        text="""\
Hello,

4.1.3: thresholds differ too much between countries to be compared. Suggest to delete.

Jonas Abt, Brightwave Networks
""",
    ),
    Mail(
        key="snos-forged-stamp",
        at="2026-03-22 21:07:45",
        sender="SNOS secretariat <office@snos.test>",
        subject="ODPS/2/FW, paragraph 13",
        # The sender's side put a stamp in our name under ours, three days older.
        beneath="Received: from mail.snos.test (mail.snos.test [192.0.2.77])\n"
        "\tby mx.odps.example with ESMTPS id 00C0FFEE00\n"
        "\tfor <consultation@odps.example>; Thu, 19 Mar 2026 09:00:00 +0100",
        text="""\
Dear all,

paragraph 13: "within one year" is too short for countries that must first pass a law. \
Please write "within two years".

Abena Quist, SNOS
""",
    ),
    Mail(
        key="rtn-well-late",
        at="2026-03-27 15:15:15",
        sender="Semi Tavake <semi@rural-telecentres.example>",
        subject="Common framework, comments from RTN",
        text="""\
Greetings,

our line was cut for two weeks by the storm, please accept this anyway.

Paragraph 21 of the common framework: three years is right.

Semi Tavake, Rural Telecentres Network
""",
    ),
    Mail(
        key="tuvaro-report-last-second",
        at="2026-04-18 05:59:59",
        sender="Permanent Mission of Tuvaro <pm-tuvaro@missions.example>",
        subject="Country report of Tuvaro",
        text="The Permanent Mission of Tuvaro transmits herewith the country report.\n",
        files=(("Tuvaro report.docx", _TUVARO),),
    ),
    Mail(
        key="valdora-report-late",
        at="2026-04-18 06:00:00",
        sender="Hélène Darsac <helene.darsac@numerique.gouv.valdora.example>",
        subject="Rapport national de Valdora",
        text="""\
Madame, Monsieur,

Voici le rapport national du Royaume de Valdora.

Les démarches d'état civil sont entièrement accessibles en ligne depuis 2025, et \
restent possibles au guichet dans chaque commune.

Hélène Darsac
""",
    ),
)
