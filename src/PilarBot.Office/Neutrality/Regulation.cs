using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PilarBot.Office.Reference;

namespace PilarBot.Office.Neutrality;

/// <summary>A regulation as the library tells of it: what it is, and what it says in points. Known ones travel with the program; the office adds its own.</summary>
internal sealed class Regulation
{
    /// <summary>The regulations that travel with the program. None was compared with its signed text.</summary>
    public static IReadOnlyList<Regulation> Known { get; } = EmbeddedCsv.Read("aturan.csv", row => new Regulation
    {
        Number = row.Text("number"),
        Title = row.Text("title"),
        Kind = row.Text("kind"),
        Date = row.Optional("date") is null ? null : row.Day("date"),
        Signer = row.Text("signer"),
        Points = string.Join('\n', row.List("points")),
        Source = row.Optional("source") ?? "",
        Verification = row.Word("verification",
            ("terverifikasi", Reference.Verification.Verified), ("sebagian", Reference.Verification.Partly), ("ingatan", Reference.Verification.FromMemory)),
        Since = row.Optional("since") is null ? null : row.Day("since"),
        ReplacedBy = row.Optional("replaced_by"),
        IsOnNeutrality = row.Word("neutrality", ("ya", true), ("tidak", false)),
    });

    /// <summary>By which it is cited, <c>Perpres 76/2013</c>: no other has it.</summary>
    public required string Number { get; init; }
    public required string Title { get; init; }

    /// <summary>Surat edaran, peraturan menteri…</summary>
    public required string Kind { get; init; }

    /// <summary>When it was signed; null when not known.</summary>
    public required DateOnly? Date { get; init; }

    /// <summary>The office that signed it, or the person.</summary>
    public required string Signer { get; init; }

    /// <summary>What it says, a line each.</summary>
    public required string Points { get; init; }

    /// <summary>Where that was read; empty for the office's own.</summary>
    public required string Source { get; init; }

    /// <summary>How far it was compared with its source; null for the office's own, which it vouches for.</summary>
    public Verification? Verification { get; init; }

    /// <summary>From when it is in force; null for not known.</summary>
    public DateOnly? Since { get; init; }

    /// <summary>The last day in force; null for open.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>The number of the rule that took its place; null for none known.</summary>
    public string? ReplacedBy { get; init; }

    /// <summary>Where the document itself can be read, an address that begins with <c>https://</c>; null for none.</summary>
    public string? Link { get; init; }

    /// <summary>True for what is cited when somebody asks about neutrality.</summary>
    public bool IsOnNeutrality { get; init; }

    /// <summary>Its key on buttons, which are too short for some numbers.</summary>
    public string Key => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Number)).AsSpan(0, 8));

    /// <summary>True while it is in force, as far as is known: one that was replaced, without a last day, is not.</summary>
    public bool IsInForce(DateOnly day) => !(Since > day) && !(Until < day) && (ReplacedBy is null || Until is not null);

    /// <summary>Number, day and signer in one line.</summary>
    public string Cite() => string.Join(", ", new[] { Number, Date is { } day ? OfficeProfile.ShowDay(day) : "", Signer }.Where(part => part is not ""));

    /// <summary>The whole library: the office's own first, in place of what the program knows under the same number.</summary>
    public static async Task<IReadOnlyList<Regulation>> AllAsync(OfficeDbContext db, CancellationToken cancellation)
    {
        var own = await db.Regulations.AsNoTracking().OrderByDescending(r => r.Date).ThenBy(r => r.Number).ToListAsync(cancellation);
        return [.. own, .. Known.Where(known => !own.Exists(o => o.Number == known.Number))];
    }
}

internal sealed class RegulationConfiguration : IEntityTypeConfiguration<Regulation>
{
    public void Configure(EntityTypeBuilder<Regulation> builder)
    {
        builder.ToTable("regulations").HasKey(r => r.Number);
        builder.Property(r => r.Number).HasMaxLength(80);
        builder.Property(r => r.Title).HasMaxLength(200);
        builder.Property(r => r.Kind).HasMaxLength(60);
        builder.Property(r => r.Signer).HasMaxLength(120);
        builder.Property(r => r.Points).HasMaxLength(3000);
        builder.Property(r => r.Source).HasMaxLength(500);
        builder.Property(r => r.ReplacedBy).HasMaxLength(80);
        builder.Property(r => r.Link).HasMaxLength(300);
        // What the office imports is its own; the mark is for what travels with the program.
        builder.Ignore(r => r.Verification);
        builder.Ignore(r => r.Key);
    }
}
