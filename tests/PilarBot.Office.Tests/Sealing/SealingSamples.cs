using PilarBot.Office.Sealing;

namespace PilarBot.Office.Tests.Sealing;

internal static class SealingSamples
{
    public static readonly Guid Mine = new("0198c0de-0000-7000-8000-000000000001");
    public static readonly Guid Other = new("0198c0de-0000-7000-8000-000000000002");

    public static Sealer Sealer(MasterKeys keys, int openKeys = 16) => new(keys, new SealingOptions { OpenKeys = openKeys });

    public static byte[] Bytes(int length, int seed = 1)
    {
        var bytes = new byte[length];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }
}
