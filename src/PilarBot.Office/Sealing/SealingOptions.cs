using System.ComponentModel.DataAnnotations;

namespace PilarBot.Office.Sealing;

/// <summary>Where the master keys lie, and how many record keys are held open.</summary>
public sealed class SealingOptions
{
    /// <summary>The folder of the master keys, outside the database's.</summary>
    /// <value>Default <c>keys</c>, relative to where the program runs.</value>
    [Required]
    public string KeysFolder { get; set; } = "keys";

    /// <summary>Record keys kept unwrapped in memory; a conversation's key is needed at every turn.</summary>
    /// <value>Default 1024, about half a megabyte.</value>
    [Range(1, 100_000)]
    public int OpenKeys { get; set; } = 1024;
}
