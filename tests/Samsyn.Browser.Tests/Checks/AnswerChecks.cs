namespace Samsyn.Browser.Tests.Checks;

/// <summary>What every answer carries, whether a page, a file, data or an error.</summary>
public static class AnswerChecks
{
    private static readonly Dictionary<string, Func<string, bool>> Demanded = new(StringComparer.OrdinalIgnoreCase)
    {
        ["content-security-policy"] = value => value.Contains("default-src 'self'", StringComparison.Ordinal) && value.Contains("frame-ancestors 'none'", StringComparison.Ordinal)
            && value.Contains("form-action 'self'", StringComparison.Ordinal) && value.Contains("base-uri 'self'", StringComparison.Ordinal)
            && !value.Contains("unsafe", StringComparison.Ordinal) && !value.Contains("nonce-", StringComparison.Ordinal),
        ["x-content-type-options"] = value => value == "nosniff",
        ["referrer-policy"] = value => value == "same-origin",
        ["permissions-policy"] = value => value.Contains("camera=()", StringComparison.Ordinal),
        ["cross-origin-opener-policy"] = value => value == "same-origin",
        ["x-frame-options"] = value => value == "DENY",
    };

    /// <summary>Headers for security, nothing about the software, and a cookie only where one is expected.</summary>
    public static IEnumerable<string> Headers(IReadOnlyDictionary<string, string> headers, bool mayHaveCookie = false)
    {
        foreach (var (name, isRight) in Demanded)
        {
            if (!headers.TryGetValue(name, out var value)) yield return $"no {name}";
            else if (!isRight(value)) yield return $"{name}: {value}";
        }
        foreach (var name in new[] { "server", "x-powered-by", "x-aspnet-version" })
            if (headers.ContainsKey(name)) yield return $"says what it runs on: {name}";
        if (!mayHaveCookie && headers.TryGetValue("set-cookie", out var cookie)) yield return $"sets a cookie: {cookie}";
    }
}
