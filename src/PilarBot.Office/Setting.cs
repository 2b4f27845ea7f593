using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PilarBot.Office;

/// <summary>A fact about this database itself, such as that it holds demo data.</summary>
internal sealed class Setting
{
    /// <summary>The key under which a demo database says that it is one.</summary>
    public const string Demo = "demo";

    /// <summary>The key under which stands the hash of the flow files whose refusal the administrators were last told.</summary>
    public const string RefusedFlows = "refused-flows";

    /// <summary>The key under which stands the revision of the flows that were last taken into use.</summary>
    public const string FlowsInUse = "flows-in-use";

    /// <summary>The key under which stands the version of the newest master key that a rotation has used: no host may do without it.</summary>
    public const string MasterKey = "master-key";

    /// <summary>
    /// Lets one host at a time on from here, until its transaction ends: whoever comes second waits, and then sees what the first has done.
    /// </summary>
    public static Task LockAsync(OfficeDbContext db, string name, CancellationToken cancellation) => db.Database.ExecuteSqlAsync(
        $"INSERT INTO settings (name, value) VALUES ({name}, '') ON CONFLICT (name) DO UPDATE SET value = settings.value", cancellation);

    public required string Name { get; init; }
    public required string Value { get; set; }
}

internal sealed class SettingConfiguration : IEntityTypeConfiguration<Setting>
{
    public void Configure(EntityTypeBuilder<Setting> builder)
    {
        builder.ToTable("settings").HasKey(s => s.Name);
        builder.Property(s => s.Name).HasMaxLength(64);
        builder.Property(s => s.Value).HasMaxLength(1000);
    }
}
