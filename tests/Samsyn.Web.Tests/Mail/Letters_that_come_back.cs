using System.Text;
using Samsyn.Web.Files;
using Samsyn.Web.Mail.Bounces;

namespace Samsyn.Web.Tests.Mail;

/// <summary>Bounces as Postfix, Exim, Exchange, Gmail and sendmail write them, and what is no bounce. Source: RFC 3464; issue "Everyone knows".</summary>
public sealed class Letters_that_come_back
{
    private const string Id = "5f0c9a@samsyn.vgregion.se";

    /// <summary>A report with these fields for each recipient, and our letter's headers.</summary>
    private static string Report(string fields, string returned = "message/rfc822", string encoding = "") => $"""
        Return-Path: <>
        From: MAILER-DAEMON@mx.example (Mail Delivery System)
        To: samsyn@vgregion.se
        Subject: Undelivered Mail Returned to Sender
        Message-ID: <bounce1@mx.example>
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=delivery-status;
        {"\t"}boundary="B1/mx.example"

        This is a MIME-encapsulated message.

        --B1/mx.example
        Content-Type: text/plain; charset=us-ascii

        I'm sorry to have to inform you that your message could not be delivered. 550 5.1.1

        --B1/mx.example
        Content-Type: message/delivery-status{encoding}

        {fields}

        --B1/mx.example
        Content-Type: {returned}

        Return-Path: <samsyn@vgregion.se>
        Message-ID:
          <{Id}>
        Subject: =?utf-8?Q?Bor=C3=A5s?=

        Final-Recipient: rfc822; nobody@else.example

        --B1/mx.example--
        """;

    private static BounceReport Read(string eml) => BounceReader.Read("studs.eml", Encoding.UTF8.GetBytes(eml.ReplaceLineEndings("\r\n")));

    [Theory]
    // Postfix
    [InlineData("Reporting-MTA: dns; mx.example\nArrival-Date: Fri, 27 Nov 2026 10:00:00 +0100\n\nFinal-Recipient: rfc822; anna@boras.se\nOriginal-Recipient: rfc822;anna@boras.se\nAction: failed\nStatus: 5.1.1\nRemote-MTA: dns; mx.boras.se\nDiagnostic-Code: smtp; 550 5.1.1 <anna@boras.se>: Recipient address rejected:\n    User unknown", "anna@boras.se", BounceVerdict.Permanent, "5.1.1")]
    [InlineData("Reporting-MTA: dns; mx.example\n\nFinal-Recipient: rfc822; anna@boras.se\nAction: delayed\nStatus: 4.4.1\nDiagnostic-Code: X-Postfix; connect to mx.boras.se: Connection timed out\nWill-Retry-Until: Wed, 2 Dec 2026 10:00:00 +0100", "anna@boras.se", BounceVerdict.Temporary, "4.4.1")]
    [InlineData("Final-Recipient: rfc822; anna@boras.se\nAction: failed\nStatus: 5.7.1\nDiagnostic-Code: smtp; 554 5.7.1 Service unavailable; Client host blocked", "anna@boras.se", BounceVerdict.NotTheAddress, "5.7.1")]
    [InlineData("Final-Recipient: rfc822; anna@boras.se\nAction: failed\nStatus: 5.4.4\nDiagnostic-Code: X-Postfix; Host or domain name not found", "anna@boras.se", BounceVerdict.Permanent, "5.4.4")]
    // Forwarded: the address that we know is the original one.
    [InlineData("Final-Recipient: rfc822; a.b@gmail.com\nOriginal-Recipient: rfc822;anna@boras.se\nAction: failed\nStatus: 5.2.2\nDiagnostic-Code: smtp; 552-5.2.2 The email account is over quota", "anna@boras.se", BounceVerdict.Temporary, "5.2.2")]
    // Exchange
    [InlineData("Reporting-MTA: dns;AM0PR01.outlook.com\nReceived-From-MTA: dns;mx.vgregion.se\n\nFinal-Recipient: rfc822;anna@boras.se\nAction: failed\nStatus: 5.1.10\nDiagnostic-Code: smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient anna@boras.se not found by SMTP address lookup\nX-Display-Name: Anna", "anna@boras.se", BounceVerdict.Permanent, "5.1.10")]
    [InlineData("Final-Recipient: RFC822;anna@boras.se\nAction: failed\nStatus: 5.4.1\nDiagnostic-Code: smtp;550 5.4.1 Recipient address rejected: Access denied. [AM0EUR.protection.outlook.com]", "anna@boras.se", BounceVerdict.Permanent, "5.4.1")]
    // Gmail
    [InlineData("Reporting-MTA: dns; googlemail.com\n\nFinal-Recipient: rfc822; anna+avtal@gmail.com\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550-5.1.1 The email account that you tried to reach does not exist.\n 550 5.1.1 NoSuchUser\nLast-Attempt-Date: Fri, 27 Nov 2026 01:00:00 -0800 (PST)", "anna+avtal@gmail.com", BounceVerdict.Permanent, "5.1.1")]
    // Exim: the real reason in the words
    [InlineData("Reporting-MTA: dns; exim.example\n\nAction: failed\nFinal-Recipient: rfc822;anna@boras.se\nStatus: 5.0.0\nRemote-MTA: dns; mx.boras.se\nDiagnostic-Code: smtp; 550 5.1.1 no such user", "anna@boras.se", BounceVerdict.Permanent, "5.1.1")]
    [InlineData("Action: failed\nFinal-Recipient: rfc822;anna@boras.se\nStatus: 5.0.0", "anna@boras.se", BounceVerdict.NotTheAddress, "5.0.0")]
    [InlineData("Action: failed\nFinal-Recipient: rfc822;anna@boras.se\nStatus: 5.0.0\nDiagnostic-Code: smtp; 550 Unrouteable address", "anna@boras.se", BounceVerdict.Permanent, "5.0.0")]
    // sendmail: comments, angle brackets
    [InlineData("Final-Recipient: RFC822; <anna@boras.se>\nAction: failed (user unknown)\nStatus: 5.1.1 (bad destination)", "anna@boras.se", BounceVerdict.Permanent, "5.1.1")]
    // xtext of RFC 3461
    [InlineData("Original-Recipient: rfc822;anna+2Bavtal@boras.se\nFinal-Recipient: rfc822;x\nAction: failed\nStatus: 5.1.1", "anna+avtal@boras.se", BounceVerdict.Permanent, "5.1.1")]
    [InlineData("Final-Recipient: rfc822; anna@boras.se\nAction: relayed\nStatus: 2.1.9", "anna@boras.se", BounceVerdict.Delivered, "2.1.9")]
    [InlineData("Final-Recipient: rfc822; anna@boras.se\nAction: failed\nStatus: 4.4.7\nDiagnostic-Code: smtp; 451 try later", "anna@boras.se", BounceVerdict.Temporary, "4.4.7")]
    public void Tell_whom_they_did_not_reach_and_why(string fields, string address, BounceVerdict verdict, string status)
    {
        foreach (var returned in new[] { "message/rfc822", "text/rfc822-headers" })
        {
            var report = Read(Report(fields, returned));
            var one = Assert.Single(report.Recipients);

            Assert.Equal((address, verdict, status), (one.Address.Wire, one.Verdict, one.Status.ToString()));
            Assert.Equal(Id, report.MessageId);
        }
    }

    [Fact]
    public void Are_read_when_the_report_is_encoded_nested_or_broken()
    {
        const string fields = "Reporting-MTA: dns; mx.example\n\nFinal-Recipient: rfc822; anna@boras.se\nAction: failed\nStatus: 5.1.1\n\nFinal-Recipient: rfc822; bo@boras.se\nAction: failed\nStatus: 5.2.2";
        var plain = Report(fields);
        var base64 = Report(Convert.ToBase64String(Encoding.ASCII.GetBytes(fields), Base64FormattingOptions.InsertLineBreaks), encoding: "\nContent-Transfer-Encoding: base64");
        var quoted = Report(fields.Replace("anna", "=61nn=\na", StringComparison.Ordinal), encoding: "\nContent-Transfer-Encoding: quoted-printable");
        var inside = $"From: x@y.se\nContent-Type: multipart/mixed; boundary=ut\n\n--ut\nContent-Type: text/plain\n\nSe nedan.\n--ut\nContent-Type: message/rfc822\n\n{plain}\n--ut--\n";
        var unended = plain[..plain.IndexOf("--B1/mx.example--", StringComparison.Ordinal)];
        var mbox = "From MAILER-DAEMON Fri Nov 27 10:00:00 2026\n" + plain;

        foreach (var eml in new[] { plain, base64, quoted, inside, unended, mbox, plain.ReplaceLineEndings("\n") })
        {
            var report = Read(eml);
            Assert.Equal([("anna@boras.se", BounceVerdict.Permanent), ("bo@boras.se", BounceVerdict.Temporary)], report.Recipients.Select(r => (r.Address.Wire, r.Verdict)));
            Assert.Equal(Id, report.MessageId);
        }
    }

    [Fact]
    public void Are_read_in_Exims_own_words()
    {
        var report = Read($"""
            X-Failed-Recipients: anna@boras.se, bo@boras.se,
              cia@boras.se, dag@boras.se
            Auto-Submitted: auto-replied
            From: Mail Delivery System <Mailer-Daemon@exim.example>
            Subject: Mail delivery failed: returning message to sender

            This message was created automatically by mail delivery software.

            A message that you sent could not be delivered to one or more of its
            recipients. The following address(es) failed:

              anna@boras.se
                SMTP error from remote mail server after RCPT TO:<anna@boras.se>:
                host mx.boras.se [192.0.2.55]: 550 5.1.1 <anna@boras.se>:
                Recipient address rejected: User unknown

              bo@boras.se
                retry timeout exceeded

              cia@boras.se
                Unrouteable address

              dag@boras.se
                SMTP error from remote mail server after end of data:
                host mx.boras.se [192.0.2.55]: 550 5.7.1 Spam

            ------ This is a copy of the message, including all the headers. ------

            Return-path: <samsyn@vgregion.se>
            Message-ID: <{Id}>
            Subject: Prov

              bo@boras.se 550 5.1.1
            """);

        Assert.Equal([("anna@boras.se", BounceVerdict.Permanent), ("bo@boras.se", BounceVerdict.Temporary), ("cia@boras.se", BounceVerdict.Permanent), ("dag@boras.se", BounceVerdict.NotTheAddress)], report.Recipients.Select(r => (r.Address.Wire, r.Verdict)));
        Assert.Equal(Id, report.MessageId);
    }

    [Theory]
    [InlineData("", "studs.eml:1:1: filen är tom")]
    [InlineData("\0\0\0\0", "studs.eml:1:1: filen är tom")]
    [InlineData("Subject: Jag är på semester\nAuto-Submitted: auto-replied\n\nTillbaka på måndag. 550 5.1.1", "studs.eml:1:1: mejlet är ingen studs")]
    [InlineData("Content-Type: multipart/report; boundary=x\n\n--x\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; a\n\n--x--", "studs.eml:1:1: leveransrapporten nämner ingen mottagare")]
    [InlineData("Content-Type: multipart/report; boundary=x\n\n--x\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; a\n\nFinal-Recipient: rfc822; <>\nAction: failed\n\n--x--", "studs.eml:8:1: ”rfc822; <>” är ingen e-postadress")]
    [InlineData("X-Failed-Recipients: ingen\n\nhej", "studs.eml:1:1: ”ingen” är ingen e-postadress")]
    public void Are_refused_with_place_and_remedy_when_they_are_none(string eml, string said)
    {
        var refused = Assert.Throws<FaultyFileException>(() => Read(eml));

        Assert.StartsWith(said, refused.Message, StringComparison.Ordinal);
        Assert.Contains(" — ", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Are_refused_when_they_are_made_to_hurt()
    {
        var deep = string.Concat(Enumerable.Range(0, 5000).Select(n => $"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n"));
        var letters = string.Concat(Enumerable.Repeat("Content-Type: message/rfc822\n\n", 5000));
        var many = "Content-Type: multipart/mixed; boundary=b\n\n" + string.Concat(Enumerable.Repeat("--b\n\nx\n", 50_000));
        var recipients = Report(string.Concat(Enumerable.Range(0, 20_000).Select(n => $"Final-Recipient: rfc822; a{n}@b.se\nAction: failed\nStatus: 5.1.1\n\n")));

        var tolerable = string.Concat(Enumerable.Range(0, 25).Select(n => $"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n"));
        Assert.Contains("i mer än 20 nivåer", Assert.Throws<FaultyFileException>(() => Read(tolerable)).Message, StringComparison.Ordinal);
        foreach (var eml in new[] { deep, letters, many, recipients }) Assert.Throws<FaultyFileException>(() => Read(eml));
        Assert.Contains("större än 10 MB", Assert.Throws<FaultyFileException>(() => BounceReader.Read("studs.eml", new Endless())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Never_break_the_reader_however_they_are_damaged()
    {
        var random = new Random(3464);
        var whole = Encoding.UTF8.GetBytes(Report("Final-Recipient: rfc822; anna@boras.se\nAction: failed\nStatus: 5.1.1").ReplaceLineEndings("\r\n"));
        var read = 0;
        for (var i = 0; i < 3000; i++)
        {
            var bytes = whole.ToArray();
            for (var n = random.Next(1, 6); n > 0; n--) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            var (from, to) = (random.Next(4) == 0 ? random.Next(bytes.Length) : 0, random.Next(4) == 0 ? random.Next(bytes.Length) : bytes.Length);
            try
            {
                BounceReader.Read("studs.eml", bytes.AsMemory(from, Math.Max(0, to - from)));
                read++;
            }
            catch (FaultyFileException faulty)
            {
                Assert.All(faulty.Faults.InOrder, f => Assert.DoesNotContain(f.ToString(), char.IsControl));
            }
        }

        Assert.InRange(read, 500, 2999);
    }

    /// <summary>A file without end.</summary>
    private sealed class Endless : MemoryStream
    {
        public override int Read(Span<byte> buffer)
        {
            buffer.Fill((byte)'a');
            return buffer.Length;
        }
    }
}
