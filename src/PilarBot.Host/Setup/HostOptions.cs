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

/// <summary>Where the flow files lie, and how their changes are noticed. Section <c>Flows</c>.</summary>
public sealed class FlowOptions
{
    /// <value>The folder: <c>conversation-flows</c>.</value>
    [Required]
    public string Folder { get; set; } = "conversation-flows";

    /// <value>How long the files have to be as they are before a change is taken into use: 0.5 s.</value>
    [Range(typeof(TimeSpan), "00:00:00", "00:05:00")]
    public TimeSpan SettleTime { get; set; } = TimeSpan.FromSeconds(0.5);

    /// <value>How often the folder is looked at where its changes are not told, as on a network folder: every 15 s.</value>
    [Range(typeof(TimeSpan), "00:00:00.100", "1.00:00:00")]
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromSeconds(15);
}

/// <summary>Demo. Section <c>Demo</c>.</summary>
public sealed class DemoOptions
{
    /// <value>True to fill an empty database with invented people and to serve the simulator, on loopback only: false.</value>
    public bool Enabled { get; set; }
}
