using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Samsyn.Documents.Tests.Pdf.Signing;

/// <summary>Keys and certificates, made anew for every run.</summary>
internal static class Certificates
{
    public const string Password = "lösen";

    public static readonly DateTime Now = new(2026, 11, 14, 9, 30, 0, DateTimeKind.Utc);

    private static readonly Lazy<X509Certificate2> LazyRoot = new(() => Make("CN=Testrot, O=Testmyndigheten", authority: true));
    private static readonly Lazy<X509Certificate2> LazyAnna = new(() => Make("CN=Anna Ek, O=Borås stad, SERIALNUMBER=19700101-0000, C=SE", Root));
    private static readonly Lazy<X509Certificate2> LazyBo = new(() => Make("CN=Bo Al, O=Marks kommun, C=SE", Root));

    /// <summary>The root that the others were issued by.</summary>
    public static X509Certificate2 Root => LazyRoot.Value;

    public static X509Certificate2 Anna => LazyAnna.Value;

    public static X509Certificate2 Bo => LazyBo.Value;

    public static X509Certificate2 Make(string name, X509Certificate2? issuer = null, DateTime? from = null, DateTime? to = null, bool authority = false, int bits = 2048, HashAlgorithmName? hash = null)
    {
        var key = RSA.Create(bits);
        var request = new CertificateRequest(name, key, hash ?? HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return Issue(request, issuer, from, to, authority) is var made && made.HasPrivateKey ? made : made.CopyWithPrivateKey(key);
    }

    public static X509Certificate2 MakeOnCurve(string name)
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return Issue(new CertificateRequest(name, key, HashAlgorithmName.SHA256), null, null, null, false);
    }

    private static X509Certificate2 Issue(CertificateRequest request, X509Certificate2? issuer, DateTime? from, DateTime? to, bool authority)
    {
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(authority, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(
            authority ? X509KeyUsageFlags.KeyCertSign : X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation, true));
        var (notBefore, notAfter) = (from ?? Now.AddYears(-1), to ?? Now.AddYears(authority ? 9 : 2));
        return issuer is null
            ? request.CreateSelfSigned(notBefore, notAfter)
            : request.Create(issuer, notBefore, notAfter, RandomNumberGenerator.GetBytes(8));
    }
}
