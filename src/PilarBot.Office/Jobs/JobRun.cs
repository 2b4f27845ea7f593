using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PilarBot.Office.Jobs;

/// <summary>How a background job does: its last run and how many there were. One row per job for all hosts, so the table does not grow.</summary>
internal sealed class JobRun
{
    /// <summary>So many failures one after the other are no accident any more.</summary>
    public const int ManyFailures = 3;

    /// <summary>The job's name, such as <c>ClockJob</c>.</summary>
    public required string Job { get; init; }

    public required DateTime StartedAt { get; set; }

    /// <summary>Null while it runs, or when its host died in the middle.</summary>
    public DateTime? EndedAt { get; set; }

    /// <summary>When it is due next, by the scheduler; null when never again.</summary>
    public DateTime? NextAt { get; set; }

    /// <summary>The host of the last run.</summary>
    public required string Host { get; set; }

    /// <summary>Runs that were begun.</summary>
    public long Runs { get; set; }

    /// <summary>Runs that failed.</summary>
    public long Failures { get; set; }

    /// <summary>Failures since the last run that went well.</summary>
    public int FailuresInRow { get; set; }

    /// <summary>Why it last failed, as <see cref="Fault.Describe"/> says it: without what an exception quotes. Null when the last run went well.</summary>
    public string? Failure { get; set; }

    /// <summary>How long the last run took; null while it runs.</summary>
    public TimeSpan? Duration => EndedAt - StartedAt;

    /// <summary>True when it was due some intervals ago and has not begun since.</summary>
    /// <param name="interval">How often it runs.</param>
    /// <param name="now">Now, UTC.</param>
    public bool IsLate(TimeSpan interval, DateTime now) => NextAt is { } next && now - next > Patience(interval);

    // A short job may have to wait for its turn, and a weekly one that is an hour late is late.
    private static TimeSpan Patience(TimeSpan interval) =>
        TimeSpan.FromTicks(Math.Clamp(2 * interval.Ticks, TimeSpan.TicksPerMinute, TimeSpan.TicksPerHour));
}

internal sealed class JobRunConfiguration : IEntityTypeConfiguration<JobRun>
{
    public void Configure(EntityTypeBuilder<JobRun> builder)
    {
        builder.ToTable("job_runs").HasKey(r => r.Job);
        builder.Property(r => r.Job).HasMaxLength(64);
        builder.Property(r => r.Host).HasMaxLength(120);
        builder.Property(r => r.Failure).HasMaxLength(2000);
    }
}
