using System.Security.Cryptography;
using System.Text;
using PilarBot.Channels;
using PilarBot.Flows.Inputs;
using PilarBot.Office.Conversations;
using PilarBot.Office.Media;
using PilarBot.Office.Sealing;

namespace PilarBot.Office.Documents;

/// <summary>Keeps the files that the office itself makes.</summary>
internal static class MadeFile
{
    /// <summary>What files are marked with that are made in a turn, to be looked at once; see <see cref="MediaItem.OwnerKind"/>.</summary>
    public const string Once = "made-once";

    /// <summary>How often a file is tried to be made before it is given up.</summary>
    public const int Tries = 5;

    public static readonly ActionRefusal NoTablesHere = new(
        "no-tables-here", "Berkas tabel (CSV) tidak dapat dikirim lewat WhatsApp. Silakan minta lagi dari Telegram atau obrolan web.");

    /// <summary>True when a CSV file can come into the turn's chat: WhatsApp takes none.</summary>
    public static bool TakesTables(TurnContext turn) => !turn.Conversation.Account.StartsWith("whatsapp", StringComparison.OrdinalIgnoreCase);

    /// <summary>Seals a file and gives the row that says so. The same again replaces it.</summary>
    /// <param name="folder">Where to.</param>
    /// <param name="ownerKind">As in <see cref="MediaItem.OwnerKind"/>.</param>
    /// <param name="owner">What it belongs to.</param>
    /// <param name="key">Of the record that it was made of.</param>
    /// <param name="name">To give it out under.</param>
    /// <param name="type">As it is served.</param>
    /// <param name="write">Writes its content.</param>
    /// <param name="today">The only time that stays with it.</param>
    /// <param name="cancellation">Leaves nothing behind.</param>
    public static async Task<MediaItem> KeepAsync(
        MediaFolder folder, string ownerKind, Guid owner, SealedKey key, string name, string type, Func<Stream, Task> write, DateOnly today, CancellationToken cancellation)
    {
        var id = IdOf(owner, name);
        var (size, hash) = await folder.MakeAsync(id, key, write, cancellation);
        var day = today.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
        return new()
        {
            Id = id,
            Account = "",
            FileRef = "",
            FileName = name,
            Kind = MediaKind.Document,
            OwnerKind = ownerKind,
            OwnerId = owner,
            State = MediaState.Stored,
            NotBefore = day,
            ReceivedAt = day,
            Key = key,
            Type = type,
            Size = size,
            Sha256 = hash,
        };
    }

    /// <summary>Keeps a file that is made in a turn to be looked at once, and sends it into the turn's chat; see <see cref="PruneMadeFiles"/>.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="folder">Where to.</param>
    /// <param name="kind">As what it is sent.</param>
    /// <param name="name">Under which it is sent.</param>
    /// <param name="type">As it is served.</param>
    /// <param name="write">Writes its content.</param>
    /// <param name="caption">What is said with it.</param>
    public static async Task SayAsync(TurnContext turn, MediaFolder folder, MediaKind kind, string name, string type, Func<Stream, Task> write, string caption)
    {
        var id = turn.NewId();
        var key = turn.Sealer.NewKey(id);
        var (size, hash) = await folder.MakeAsync(id, key, write, turn.Cancellation);
        turn.Db.Media.Add(new()
        {
            Id = id,
            Account = "",
            FileRef = "",
            FileName = name,
            Kind = kind,
            OwnerKind = Once,
            OwnerId = id,
            State = MediaState.Stored,
            NotBefore = turn.Now,
            ReceivedAt = turn.Now,
            Key = key,
            Type = type,
            Size = size,
            Sha256 = hash,
        });
        turn.Say(new OutboundMedia(kind, id.ToString(), caption) { FileName = name });
    }

    /// <summary>How long to wait after some failed tries.</summary>
    public static TimeSpan Pause(int attempts) => TimeSpan.FromSeconds(Math.Min(600, 5 * Math.Pow(4, attempts)));

    // The same at every try, so that one that was killed half-way leaves no file that nobody knows of. As random as the owner's own.
    private static Guid IdOf(Guid owner, string name)
    {
        var bytes = SHA256.HashData([.. owner.ToByteArray(), .. Encoding.UTF8.GetBytes(name)]);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new(bytes.AsSpan(0, 16), bigEndian: true);
    }
}
