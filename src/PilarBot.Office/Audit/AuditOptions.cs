namespace PilarBot.Office.Audit;

/// <summary>The audit trail. Section <c>Audit</c>.</summary>
public sealed class AuditOptions
{
    /// <summary>The file in which the head of the chain is noted, outside of the database and of what is restored with it.</summary>
    /// <value>Default empty: <c>audit.anchor</c> in the folder of the master keys.</value>
    public string AnchorFile { get; set; } = "";
}
