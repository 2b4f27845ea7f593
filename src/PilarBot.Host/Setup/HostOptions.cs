using System.ComponentModel.DataAnnotations;

namespace PilarBot.Host.Setup;

/// <summary>Where the office's data lie. Section <c>Database</c>.</summary>
public sealed class DatabaseOptions
{
    /// <value>Connection string of a PostgreSQL database; empty: SQLite.</value>
    public string Postgres { get; set; } = "";

    /// <value>The SQLite file, used without <see cref="Postgres"/>: <c>data/pilarbot.db</c>.</value>
    [Required]
    public string Sqlite { get; set; } = "data/pilarbot.db";
}

/// <summary>Where the flow files lie. Section <c>Flows</c>.</summary>
public sealed class FlowOptions
{
    /// <value>The folder: <c>conversation-flows</c>.</value>
    [Required]
    public string Folder { get; set; } = "conversation-flows";
}

/// <summary>Demo. Section <c>Demo</c>.</summary>
public sealed class DemoOptions
{
    /// <value>True to fill an empty database with invented people and to serve the simulator, on loopback only: false.</value>
    public bool Enabled { get; set; }
}
