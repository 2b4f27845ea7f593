using System.Text.RegularExpressions;

namespace PilarBot.Channels.WhatsApp;

/// <summary>
/// How a person is addressed (protocol section B.8): by the business-scoped user id, which is always told, else by the phone number,
/// which may be hidden. An id looks like <c>ID.13491208655302741918</c>, a number here like <c>+6281234567890</c>.
/// </summary>
public static partial class WhatsAppAddress
{
    /// <summary>The address of somebody of whom the channel told one or both; null when neither is usable.</summary>
    /// <param name="userId">The business-scoped user id.</param>
    /// <param name="phone">Digits with country code, with or without a plus.</param>
    public static string? Of(string? userId, string? phone) => userId is not null && IsUserId(userId) ? userId : OfPhone(phone);

    /// <summary>A phone number as an address: a plus and 6 to 15 digits; null for anything else.</summary>
    public static string? OfPhone(string? phone)
    {
        if (phone is null)
            return null;
        var digits = Separators().Replace(phone.Trim(), "").TrimStart('+');
        return digits.Length is >= 6 and <= 15 && digits.All(char.IsAsciiDigit) ? "+" + digits : null;
    }

    /// <summary>True for a business-scoped user id.</summary>
    public static bool IsUserId(string address) => UserId().IsMatch(address);

    [GeneratedRegex("^[A-Z]{2}\\.(ENT\\.)?[A-Za-z0-9]{1,128}$")]
    private static partial Regex UserId();

    [GeneratedRegex("[ ().-]")]
    private static partial Regex Separators();
}
