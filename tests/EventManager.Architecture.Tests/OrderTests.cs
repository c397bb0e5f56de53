namespace EventManager.Architecture.Tests;

public sealed class OrderTests
{
    [Fact]
    public void Names_are_never_put_in_the_order_of_the_language_that_a_reader_chose()
    {
        var files = House.WebFiles(".cs", ".razor").ToList();

        files.Count.ShouldBeGreaterThan(100);
        files
            .Where(file => File.ReadAllText(file).Contains("StringComparer.CurrentCulture", StringComparison.Ordinal))
            .Select(House.Short)
            .ShouldBeEmpty("a list would stand otherwise than its stored sort key has it; use ByName.");
    }
}
