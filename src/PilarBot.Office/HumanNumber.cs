using System.Globalization;
using PilarBot.Flows.Engine;

namespace PilarBot.Office;

/// <summary>
/// The numbers that people call things by: a prefix, the year in the office's zone, and a number that rises over all years:
/// <c>KS-2026-000123</c>. Unique; without a promise that none is left out.
/// </summary>
internal sealed class HumanNumber
{
    /// <summary>Cases. Digits alone are read as one of these.</summary>
    public static readonly HumanNumber Case = new("KS", isDefault: true);

    /// <summary>Complaints: the number on a receipt, worth nothing without its secret.</summary>
    public static readonly HumanNumber Complaint = new("AD", isDefault: false);

    /// <summary>Broadcasts.</summary>
    public static readonly HumanNumber Broadcast = new("SR", isDefault: false);

    /// <summary>Complaints handed on.</summary>
    public static readonly HumanNumber Referral = new("RJ", isDefault: false);

    /// <summary>Requests about one's own data.</summary>
    public static readonly HumanNumber DataRequest = new("PD", isDefault: false);

    /// <summary>Offers of help.</summary>
    public static readonly HumanNumber AidOffer = new("TB", isDefault: false);

    /// <summary>Activities in the field.</summary>
    public static readonly HumanNumber Activity = new("KG", isDefault: false);

    /// <summary>Proposals of residents for a programme.</summary>
    public static readonly HumanNumber Proposal = new("US", isDefault: false);

    /// <summary>Public reviews.</summary>
    public static readonly HumanNumber Review = new("UP", isDefault: false);

    /// <summary>What residents say to a public review.</summary>
    public static readonly HumanNumber Response = new("SG", isDefault: false);

    /// <summary>Houses that are proposed for rehabilitation.</summary>
    public static readonly HumanNumber Rtlh = new("RTLH", isDefault: false);

    /// <summary>Households, by which the office calls one without saying its KK.</summary>
    public static readonly HumanNumber Household = new("KL", isDefault: false);

    /// <summary>Reports that a family has changed.</summary>
    public static readonly HumanNumber Change = new("PB", isDefault: false);

    /// <summary>Gatherings.</summary>
    public static readonly HumanNumber Gathering = new("AC", isDefault: false);

    private readonly string prefix;
    private readonly bool isDefault;

    private HumanNumber(string prefix, bool isDefault) => (this.prefix, this.isDefault) = (prefix, isDefault);

    /// <summary>Writes the number of something made now.</summary>
    public string Write(long number, DateTime utc, Zone zone) =>
        string.Create(CultureInfo.InvariantCulture, $"{prefix}-{zone.ToLocal(utc).Year}-{number:D6}");

    /// <summary>Reads what somebody typed: small letters, spaces and missing dashes are forgiven; null when it is no number of this kind.</summary>
    public string? Read(string typed)
    {
        Span<char> digits = stackalloc char[10];
        var count = 0;
        var text = typed.AsSpan().Trim();
        if (text.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
            text = text[prefix.Length..];
        else if (!isDefault)
            return null;
        foreach (var c in text)
        {
            if (char.IsAsciiDigit(c) && count < digits.Length)
                digits[count++] = c;
            else if (c is not (' ' or '-' or '–' or '/' or '.'))
                return null;
        }
        return count == digits.Length ? $"{prefix}-{digits[..4]}-{digits[4..]}" : null;
    }
}
