namespace PilarBot.Office.Tests.Harness;

/// <summary>A clock that goes on only when told.</summary>
internal sealed class TestClock : TimeProvider
{
    public DateTime Now { get; set; } = new(2026, 11, 22, 1, 0, 0, DateTimeKind.Utc);

    public override DateTimeOffset GetUtcNow() => new(Now);
}
