using Samsyn.Documents.Pdf;
using Samsyn.Web.Design;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Signing;

/// <summary>What a signed PDF showed, in plain words: why it is not taken, and what nobody looked at in one that is.</summary>
public static class SignedFileWords
{
    /// <summary>Why the file cannot be registered, and what to do; null for one that can.</summary>
    public static string? Fault(this SignedPdfReport report, string version) => report.Verdict switch
    {
        SignedPdfVerdict.Accepted => null,
        SignedPdfVerdict.NotPdf => L("Filen är ingen PDF. Lämna den PDF som ni skrev under.", "The file is no PDF. Hand in the PDF that you signed."),
        SignedPdfVerdict.TooLarge => L("Filen är större än 25 MB. Lämna originalet med underskriften och inget mer.", "The file is larger than 25 MB. Hand in the original with the signature and nothing more."),
        SignedPdfVerdict.Encrypted => L("Filen är krypterad eller skyddad med lösenord. Lämna den utan skydd.", "The file is encrypted or protected by a password. Hand it in without."),
        SignedPdfVerdict.Malformed => L("Filen är trasig eller ofullständig. Hämta den på nytt från underskriftstjänsten.", "The file is broken or incomplete. Fetch it again from the signing service."),
        SignedPdfVerdict.TooComplex => L("Filen packar upp till mer än något avtal rymmer och läses inte. Lämna originalet med underskriften och inget mer.", "The file unpacks to more than any agreement holds and is not read. Hand in the original with the signature and nothing more."),
        SignedPdfVerdict.NoSignature => L("Filen är inte underskriven. Skriv under originalet i er underskriftstjänst och lämna filen därifrån.", "The file is not signed. Sign the original in your signing service and hand in the file from there."),
        SignedPdfVerdict.UnsupportedSignature => L("Underskriften är av ett slag som inte går att läsa. Använd en tjänst som skriver under enligt PAdES.", "The signature is of a kind that cannot be read. Use a service that signs by PAdES."),
        SignedPdfVerdict.FalseCoverage => L("Underskriften täcker inte hela filen. Så ser en förfalskad fil ut. Skriv under originalet på nytt.", "The signature does not cover the whole file. That is how a forged file looks. Sign the original again."),
        SignedPdfVerdict.ChangedByte => L("Filen har ändrats efter underskriften: minst ett tecken är inte det som skrevs under. Hämta den på nytt från underskriftstjänsten.", "The file was changed after it was signed: at least one character is not what was signed. Fetch it again from the signing service."),
        SignedPdfVerdict.FalseSignature => L("Underskriften är inte gjord med certifikatets nyckel. Skriv under originalet på nytt.", "The signature was not made with the key of its certificate. Sign the original again."),
        SignedPdfVerdict.OtherDocument => L($"Det är en annan text som är underskriven, inte originalet av version {version}. Hämta originalet här och skriv under det.", $"Another text is signed, not the original of version {version}. Fetch the original here and sign that."),
        SignedPdfVerdict.ChangedBeforeSigning => L("Något mer än underskriften har lagts till i originalet innan det skrevs under, till exempel en sida. Hämta originalet här och skriv under det som det är.", "More than the signature was added to the original before it was signed, for example a page. Fetch the original here and sign it as it is."),
        SignedPdfVerdict.AddedAfterSigning => L("Något har lagts till efter underskriften, till exempel en sida eller en anteckning. Lämna filen som den kom från underskriftstjänsten.", "Something was added after the signature, for example a page or a note. Hand in the file as it came from the signing service."),
        SignedPdfVerdict.CertificateExpired => L($"Certifikatet hade gått ut när filen skrevs under{Until(report)}. Skriv under på nytt med ett certifikat som gäller.", $"The certificate had expired when the file was signed{Until(report)}. Sign again with one that is valid."),
        SignedPdfVerdict.CertificateNotYetValid => L("Certifikatet hade inte börjat gälla när filen skrevs under. Skriv under på nytt.", "The certificate was not valid yet when the file was signed. Sign again."),
        SignedPdfVerdict.WeakAlgorithm => L("Underskriften är gjord med en teknik som går att förfalska (MD5, SHA-1 eller en för kort nyckel). Använd en modern underskriftstjänst.", "The signature was made with a technique that can be forged (MD5, SHA-1 or too short a key). Use a modern signing service."),
        _ => throw new ArgumentOutOfRangeException(nameof(report), report.Verdict, "A verdict without words."),
    };

    private static string Until(SignedPdfReport report) =>
        report.Signatures.Select(s => s.Certificate).FirstOrDefault(c => c?.AtSigning == CertificateValidity.Expired) is { } certificate ? L($", {Dates.Full(DateOnly.FromDateTime(certificate.NotAfter))}", $", on {Dates.Full(DateOnly.FromDateTime(certificate.NotAfter))}") : "";

    /// <summary>What is kept of <see cref="PdfNotVerified"/>: words that a later program still reads.</summary>
    public static IReadOnlyList<string> Kept(PdfNotVerified flags) => [.. Flags.Where(flag => flags.HasFlag(flag.Flag)).Select(flag => flag.Word)];

    private static readonly (PdfNotVerified Flag, string Word)[] Flags =
    [
        (PdfNotVerified.TrustChain, "trust_chain"), (PdfNotVerified.Revocation, "revocation"), (PdfNotVerified.Time, "time"), (PdfNotVerified.AuthorityToSign, "authority_to_sign"),
        (PdfNotVerified.Master, "master"), (PdfNotVerified.Appearance, "appearance"),
    ];

    /// <summary>A kept word as a sentence; one that this program does not know stands as it is.</summary>
    public static string Sentence(string word) => word switch
    {
        "trust_chain" => L("Vem som gav ut certifikatet, och att namnet i det stämmer", "Who issued the certificate, and that the name in it is right"),
        "revocation" => L("Om certifikatet har spärrats", "Whether the certificate has been revoked"),
        "time" => L("När filen skrevs under: tiden är den som undertecknarens dator angav", "When the file was signed: the time is what the signer’s computer said"),
        "authority_to_sign" => L("Att personen får skriva under för parten, och att e-legitimationen har tillitsnivå 3", "That the person may sign for the party, and that the e-identification is of level 3"),
        "master" => L("Att filen är originalet", "That the file is the original"),
        "appearance" => L("Vad en synlig underskrift visar på sidan", "What a visible signature shows on the page"),
        _ => word,
    };
}
