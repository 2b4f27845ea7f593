using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PilarBot.Office.Audit;
using PilarBot.Office.Sealing;

namespace PilarBot.Office.Documents;

/// <summary>
/// A letter or berita acara of the office under its number, made of a record. As long as nobody has signed it, whoever asks for it has it
/// made anew under the same number; once the signed one is attached, that one is given.
/// </summary>
internal sealed class OfficeDocument : IPlaced
{
    /// <summary>What its file is marked with; see <see cref="Media.MediaItem.OwnerKind"/>.</summary>
    public const string Files = "document";

    /// <summary>What the file of an earlier version is marked with, until <see cref="Media.PruneMadeFiles"/> takes it.</summary>
    public const string OldFiles = "document-old";

    /// <summary>What the signed scans and photos are marked with.</summary>
    public const string SignedFiles = "document-signed";

    public required Guid Id { get; init; }

    /// <summary>By the pattern of the office; see <see cref="DocumentNumber"/>.</summary>
    public required string Number { get; init; }

    /// <summary>The number as it is compared.</summary>
    public required string Folded { get; init; }

    /// <summary>The name of the <see cref="DocumentTemplate"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>Of what kind of record it is made; see <see cref="DocumentRecords"/>.</summary>
    public required string About { get; init; }

    /// <summary>What it is about, of which there is one document of a kind: the id of a hand-over, a desa and month.</summary>
    public required string Subject { get; init; }

    /// <summary>The record with which it goes; null where it lists several, such as the proposals of a desa.</summary>
    public required Guid? OwnerId { get; init; }

    public required string Kecamatan { get; init; }
    public required string Desa { get; init; }

    /// <summary>Seals its file and what was told for it.</summary>
    public required SealedKey Key { get; set; }

    /// <summary>The day of the number, where the office is.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>Sealed as <c>told</c>: what was told for it and stands in no record; null for nothing.</summary>
    public byte[]? Told { get; set; }

    /// <summary>Of the file; 0 before the first is made.</summary>
    public int Version { get; set; }

    public DocumentState State { get; set; } = DocumentState.Preparing;
    public int Attempts { get; set; }

    /// <summary>When it is to be made, or tried again.</summary>
    public DateTime NotBefore { get; set; }

    /// <summary>When it was last asked for: it says what is known since.</summary>
    public DateTime AskedAt { get; set; }

    /// <summary>The chats that wait for it.</summary>
    public List<Guid> ForChats { get; set; } = [];

    /// <summary>Who had it made first.</summary>
    public required Guid MadeBy { get; init; }
    public required DateTime MadeAt { get; init; }

    /// <summary>When the signed one was attached; null while it may still be made anew.</summary>
    public DateTime? LockedAt { get; private set; }
    public Guid? LockedBy { get; private set; }

    /// <summary>The number as a name for files: letters, digits and dashes.</summary>
    public string FileName => string.Concat(Number.Select(c => char.IsAsciiLetterOrDigit(c) || c is '.' ? c : '-')).Trim('-', '.');

    /// <summary>As the audit trail calls it: its number with dashes, or its id where that is too long for the trail.</summary>
    public string AuditName => FileName is { Length: > 0 and <= AuditEntry.MostRecord } name ? name.Replace('.', '-') : Id.ToString();

    /// <summary>Has it made with what is known now.</summary>
    /// <param name="chat">The one that waits for it; null for the desk, where it is looked up.</param>
    /// <param name="now">UTC.</param>
    public void Ask(Guid? chat, DateTime now)
    {
        (State, Attempts, NotBefore, AskedAt) = (DocumentState.Preparing, 0, now, now);
        if (chat is { } waiting && !ForChats.Contains(waiting))
            ForChats = [.. ForChats, waiting];
    }

    /// <summary>Leaves nothing of it but its number, since somebody it lists is erased; one that is just being made is made once more.</summary>
    /// <param name="key">A new one.</param>
    /// <param name="now">UTC.</param>
    public void Forget(SealedKey key, DateTime now)
    {
        if (State is DocumentState.Preparing)
            AskedAt = now;
        else
            (Key, Told, State) = (key, null, DocumentState.Gone);
    }

    /// <summary>Closes it, since the signed one is there; false when it was closed before.</summary>
    public bool Lock(Guid by, DateTime now)
    {
        if (LockedAt is not null)
            return false;
        (LockedAt, LockedBy) = (now, by);
        return true;
    }
}

/// <summary>How far the file of a document has come.</summary>
internal enum DocumentState
{
    /// <summary>To be made.</summary>
    Preparing,
    /// <summary>Its file is kept.</summary>
    Ready,
    /// <summary>Given up; whoever asks again has it made anew.</summary>
    Failed,
    /// <summary>Taken away after its time, or with a record that it named; whoever asks again has it made anew.</summary>
    Gone,
}

/// <summary>How many numbers of a register are given out.</summary>
internal sealed class DocumentRegister
{
    /// <summary>See <see cref="DocumentNumber.Register"/>.</summary>
    public required string Name { get; init; }
    public required long Last { get; set; }
}

internal sealed class OfficeDocumentConfiguration : IEntityTypeConfiguration<OfficeDocument>
{
    public void Configure(EntityTypeBuilder<OfficeDocument> builder)
    {
        builder.ToTable("documents").HasKey(d => d.Id);
        builder.Property(d => d.Id).ValueGeneratedNever();
        builder.Property(d => d.Number).HasMaxLength(2 * DocumentNumber.MaxLength);
        builder.Property(d => d.Folded).HasMaxLength(2 * DocumentNumber.MaxLength);
        builder.HasIndex(d => d.Folded).IsUnique();
        builder.Property(d => d.Kind).HasMaxLength(60);
        builder.Property(d => d.About).HasMaxLength(20);
        builder.Property(d => d.Subject).HasMaxLength(60);
        builder.Property(d => d.Kecamatan).HasMaxLength(16);
        builder.Property(d => d.Desa).HasMaxLength(16);
        builder.HasIndex(d => new { d.Kind, d.Subject }).IsUnique();
        builder.HasIndex(d => d.OwnerId);
        builder.HasIndex(d => d.NotBefore).HasFilter("state = 'Preparing'");
        builder.HasIndex(d => new { d.Kecamatan, d.MadeAt });
        builder.HasIndex(d => d.MadeAt);
    }
}

internal sealed class DocumentRegisterConfiguration : IEntityTypeConfiguration<DocumentRegister>
{
    public void Configure(EntityTypeBuilder<DocumentRegister> builder)
    {
        builder.ToTable("document_registers").HasKey(r => r.Name);
        builder.Property(r => r.Name).HasMaxLength(2 * DocumentNumber.MaxLength);
    }
}
