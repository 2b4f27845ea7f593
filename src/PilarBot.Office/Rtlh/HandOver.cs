using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PilarBot.Office.Sealing;

namespace PilarBot.Office.Rtlh;

/// <summary>Goods that were handed over for a house: what, to whom, when and where. Goods alone: there is no field for money.</summary>
internal sealed class HandOver
{
    public required Guid Id { get; init; }
    public required Guid ApplicationId { get; init; }

    /// <summary>Where the office is.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>Sealed with the application's key under this id as <c>facts</c>: <see cref="HandOverFacts"/>.</summary>
    public required byte[] Facts { get; set; }

    /// <summary>How many kinds of goods.</summary>
    public required int Goods { get; init; }

    public required Guid By { get; init; }
    public required DateTime At { get; init; }
}

/// <summary>What was told of a hand-over.</summary>
/// <param name="Goods">In order.</param>
/// <param name="Receiver">Who took them.</param>
/// <param name="Relation">To the owner: self, wife, son…</param>
/// <param name="Place">Where, in words.</param>
/// <param name="Title">Of whoever signs for the office.</param>
/// <param name="Signatory">Their name; empty to be filled by hand.</param>
/// <param name="Nip">Likewise.</param>
/// <param name="Photos">Ids of the files.</param>
internal sealed record HandOverFacts(
    IReadOnlyList<Goods> Goods, string Receiver, string Relation, string Place, string Title, string Signatory, string Nip, IReadOnlyList<Guid> Photos)
{
    /// <summary>True when both tell of the same goods for the same receiver: on one day, one hand-over told twice.</summary>
    public bool IsSameAs(HandOverFacts other) => Goods.SequenceEqual(other.Goods) && string.Equals(Receiver, other.Receiver, StringComparison.OrdinalIgnoreCase);

    /// <summary>Of a hand-over, opened by its application's key.</summary>
    public static HandOverFacts Open(HandOver handOver, SealedKey key, Sealer sealer) =>
        JsonSerializer.Deserialize<HandOverFacts>(sealer.OpenText(key, handOver.Id, "facts", handOver.Facts))!;
}

/// <summary>Goods of one kind.</summary>
/// <param name="Name">Semen, seng gelombang…</param>
/// <param name="Quantity">More than zero.</param>
/// <param name="Unit">Sak, lembar…</param>
internal sealed record Goods(string Name, decimal Quantity, string Unit);

internal sealed class HandOverConfiguration : IEntityTypeConfiguration<HandOver>
{
    public void Configure(EntityTypeBuilder<HandOver> builder)
    {
        builder.ToTable("rtlh_hand_overs").HasKey(h => h.Id);
        builder.Property(h => h.Id).ValueGeneratedNever();
        builder.HasOne<RtlhApplication>().WithMany().HasForeignKey(h => h.ApplicationId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(h => new { h.ApplicationId, h.At });
    }
}
