using System.Text.RegularExpressions;
using PilarBot.Channels.Calls;

namespace PilarBot.Channels.Telegram;

/// <summary>What a failed call means for the message. HTTP code first, words second: only the words Telegram promises nothing about.</summary>
internal static partial class Outcomes
{
    public const string TokenRefused = "401: token bot ditolak; salin token yang berlaku dari @BotFather ke pengaturan";
    public const string WrongAddress = "404: alamat API atau bentuk token salah; periksa ApiBaseUrl dan Token";
    public const string Conflict = "409: proses lain juga mengambil pesan bot ini; hentikan salah satunya";

    /// <summary>When the channel says "too fast" without saying how long.</summary>
    private static readonly TimeSpan DefaultWait = TimeSpan.FromSeconds(5);

    public static SendOutcome Of(ApiFault fault) => fault switch
    {
        NotSent { Why: var why } => new Failed(why),
        NoAnswer { Why: var why } => new Ambiguous(why),
        ApiRefusal refusal => Of(refusal),
        _ => throw new InvalidOperationException($"Unknown fault {fault.GetType().Name}"),
    };

    private static SendOutcome Of(ApiRefusal refusal) => refusal.Code switch
    {
        401 => new ChannelDown(TokenRefused),
        404 => new ChannelDown(WrongAddress),
        409 => new ChannelDown(Conflict),
        429 => new Throttled(refusal.RetryAfter ?? DefaultWait),
        403 => new Unreachable(WhyForbidden(refusal)),
        >= 500 => new Failed(Code(refusal)),
        _ => OfBadRequest(refusal),
    };

    private static SendOutcome OfBadRequest(ApiRefusal refusal) => refusal switch
    {
        { MigrateTo: { } to } => new Moved(to.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        _ when refusal.Says("chat not found") || refusal.Says("private chat not found") || refusal.Says("user not found")
            || refusal.Says("PEER_ID_INVALID") => new Unreachable(UnreachableReason.NeverStarted),
        _ when refusal.Says("group chat was deactivated") || refusal.Says("USER_IS_DEACTIVATED")
            || refusal.Says("INPUT_USER_DEACTIVATED") => new Unreachable(UnreachableReason.Gone),
        _ when refusal.Says("have no write access") || refusal.Says("not enough rights")
            || refusal.Says("CHAT_WRITE_FORBIDDEN") => new Unreachable(UnreachableReason.Blocked),
        _ => new Refused(Code(refusal)),
    };

    private static UnreachableReason WhyForbidden(ApiRefusal refusal) => refusal switch
    {
        _ when refusal.Says("user is deactivated") => UnreachableReason.Gone,
        _ when refusal.Says("bot can't initiate conversation") || refusal.Says("bot can't send messages to bots") => UnreachableReason.NeverStarted,
        _ when refusal.Says("bot was kicked") || refusal.Says("bot is not a member") || refusal.Says("the group chat was deleted") => UnreachableReason.Gone,
        _ => UnreachableReason.Blocked,
    };

    /// <summary>Telegram's words, without what they quote: that is from our message.</summary>
    public static string Code(ApiRefusal refusal)
    {
        var words = Quoted().Replace(refusal.Description, "…");
        return $"{refusal.Code}: {(words.Length <= 120 ? words : words[..120])}";
    }

    [GeneratedRegex("\"[^\"]*\"")]
    private static partial Regex Quoted();
}
