using System.Numerics;
using Microsoft.AspNetCore.Mvc;
using Samsyn.Domain.Decisions;
using Samsyn.Web.Design;
using Samsyn.Web.Storage;

namespace Samsyn.Web.Workspace;

/// <summary>After the act: when, what, the number, and what happens now. The address can be saved.</summary>
public sealed class ReceiptModel(Records records, Clock clock, Drafts drafts, ActForms forms, SamsynDb db) : FormPage(records, clock, drafts, forms, db)
{
    public ReceiptText Text { get; private set; } = null!;

    public DateTime When { get; private set; }

    public string Number { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await Load() || await Done() is not [var entry, ..]) return NotFound();
        Text = Form.Receipt(entry, AgreementStatus.Of(Cascade, Today, Clock.Now));
        (When, Number) = (entry.At, ReceiptNumber.Of(entry));
        return Page();
    }
}

/// <summary>A receipt's number (kvittonummer): short enough to say on the phone, and found again in the journal.</summary>
public static class ReceiptNumber
{
    private const string Signs = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

    /// <summary><c>R-2026-7KQ2ZP4</c>: the year, and the last bits of the act's id.</summary>
    public static string Of(JournalEntry entry)
    {
        var bits = new BigInteger(entry.ActId.ToByteArray().AsSpan(9), isUnsigned: true);
        Span<char> signs = stackalloc char[7];
        for (var i = 0; i < signs.Length; i++)
        {
            bits = BigInteger.DivRem(bits, Signs.Length, out var sign);
            signs[i] = Signs[(int)sign];
        }
        return $"R-{Dates.DayOf(entry.At).Year}-{signs}";
    }
}
