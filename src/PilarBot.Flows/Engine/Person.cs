namespace PilarBot.Flows.Engine;

/// <summary>Who talks, as far as flows may know.</summary>
public sealed record Person
{
    /// <summary>Somebody of whom nothing is known.</summary>
    public static readonly Person Unknown = new();

    /// <summary>The name to address the person by, or empty.</summary>
    public string Name { get; init; } = "";

    /// <summary>The roles in force, by their code: <c>tksk</c>, <c>staf-dinsos</c>. Empty for residents.</summary>
    public IReadOnlyList<string> Roles { get; init; } = [];

    /// <summary>The wilayah in which the roles hold, by code; empty means the whole office.</summary>
    public IReadOnlyList<string> Territories { get; init; } = [];

    /// <summary>The person's zone: WIB +7, WITA +8, WIT +9.</summary>
    public Zone Zone { get; init; } = Zone.Wita;
}

/// <summary>One of Indonesia's three zones; none has daylight saving.</summary>
/// <param name="Name">As printed behind a time.</param>
/// <param name="Hours">Ahead of UTC.</param>
public sealed record Zone(string Name, int Hours)
{
    /// <summary>Western Indonesia, UTC+7.</summary>
    public static readonly Zone Wib = new("WIB", 7);
    /// <summary>Central Indonesia, UTC+8.</summary>
    public static readonly Zone Wita = new("WITA", 8);
    /// <summary>Eastern Indonesia, UTC+9.</summary>
    public static readonly Zone Wit = new("WIT", 9);

    /// <summary>The zone of a name, or null.</summary>
    public static Zone? Find(string name) => name.ToUpperInvariant() switch { "WIB" => Wib, "WITA" => Wita, "WIT" => Wit, _ => null };

    /// <summary>The local wall-clock time of an instant; at the end of all time, that.</summary>
    public DateTime ToLocal(DateTime utc) => new(Math.Min(utc.Ticks + Hours * TimeSpan.TicksPerHour, DateTime.MaxValue.Ticks), DateTimeKind.Unspecified);

    /// <summary>The instant of a local wall-clock time.</summary>
    public DateTime ToUtc(DateTime local) => DateTime.SpecifyKind(local.AddHours(-Hours), DateTimeKind.Utc);
}
