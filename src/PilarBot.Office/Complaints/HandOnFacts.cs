using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using PilarBot.Office.Media;
using PilarBot.Office.Sealing;

namespace PilarBot.Office.Complaints;

/// <summary>A complaint opened for being handed on: what the documents are filled from, and what goes into the package.</summary>
internal sealed class HandOnFacts
{
    // A fact that has a field of its own is noted too: by it a new version is told from the last.
    private static readonly ComplaintEventKind[] Kinds =
    [
        ComplaintEventKind.NoteAdded, ComplaintEventKind.WitnessAdded, ComplaintEventKind.LinkAdded, ComplaintEventKind.Answered, ComplaintEventKind.FactAdded,
    ];

    private readonly Sealer sealer;

    private HandOnFacts(Complaint complaint, List<ComplaintEvent> notes, List<MediaItem> evidence, Sealer sealer) =>
        (Complaint, this.sealer, Notes, Evidence) = (
            complaint, sealer,
            [.. notes.Select(n => new Told(n.Id, n.Kind, n.On, n.Text is null ? null : sealer.OpenText(complaint.Key, n.Id, "text", n.Text)))],
            [.. evidence.Select((item, place) => new Evidence(place + 1, item, FileType.FromMime(item.Type ?? "")))]);

    public Complaint Complaint { get; }

    /// <summary>What the reporter told later, in order.</summary>
    public IReadOnlyList<Told> Notes { get; }

    /// <summary>The files that are kept, in an order that stays the same.</summary>
    public IReadOnlyList<Evidence> Evidence { get; }

    public string? ReporterName => Open("reporter-name", Complaint.ReporterName);
    public string? ReporterPhone => Open("reporter-phone", Complaint.ReporterPhone);
    public string? ReporterAddress => Open("reporter-address", Complaint.ReporterAddress);

    /// <summary>A sealed field of the complaint; null when it was not told.</summary>
    public string? Open(string field, byte[]? value) => value is null ? null : sealer.OpenText(Complaint.Key, Complaint.Id, field, value);

    /// <summary>A hash of all that a package is made of. Made of random ids, so it tells nothing.</summary>
    public byte[] ContentHash(bool withReporter)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var id in Evidence.Select(e => e.Item.Id).Concat(Notes.Select(n => n.Id)))
            hash.AppendData(id.ToByteArray());
        hash.AppendData([(byte)(withReporter ? 1 : 0), (byte)(withReporter && Complaint.ReporterPhone is not null ? 1 : 0)]);
        return hash.GetHashAndReset();
    }

    public static async Task<HandOnFacts> OpenAsync(OfficeDbContext db, Complaint complaint, Sealer sealer, CancellationToken cancellation) => new(
        complaint,
        await db.ComplaintEvents.AsNoTracking().Where(e => e.ComplaintId == complaint.Id && Kinds.Contains(e.Kind))
            .OrderBy(e => e.Ordinal).ToListAsync(cancellation),
        await db.Media.AsNoTracking().Where(m => m.OwnerKind == "complaint" && m.OwnerId == complaint.Id && m.State == MediaState.Stored)
            .OrderBy(m => m.ReceivedAt).ThenBy(m => m.Id).ToListAsync(cancellation),
        sealer);
}

/// <summary>Something that the reporter told after the receipt.</summary>
/// <param name="Id">Of its event.</param>
/// <param name="Kind">What it is.</param>
/// <param name="On">The day.</param>
/// <param name="Text">The words; null for a fact that stands in a field of the complaint.</param>
internal sealed record Told(Guid Id, ComplaintEventKind Kind, DateOnly On, string? Text);

/// <summary>A file that was given as evidence, and what it is called in a package: never by a name that somebody chose.</summary>
internal sealed record Evidence(int Place, MediaItem Item, FileType Type)
{
    /// <summary>As it came.</summary>
    public string Original => $"bukti/{Place:D2}{Type.Extension}";

    /// <summary>Without metadata; null for a type that cannot be cleaned.</summary>
    public string? Copy => PictureCopy.Types.Contains(Type) ? $"bukti-salinan/{Place:D2}{Type.Extension}" : null;

    public string Sha256 => Convert.ToHexStringLower(Item.Sha256!);
}
