namespace EventManager.Architecture.Tests;

public sealed class NameTests
{
    private static readonly string[] Forbidden =
    [
        "Manager",
        "Managers",
        "Helper",
        "Helpers",
        "Util",
        "Utils",
        "Utility",
        "Utilities",
        "Service",
        "Services",
        "Dto",
        "DTO",
    ];

    [Fact]
    public void No_type_has_a_name_that_says_nothing() =>
        House
            .TypesOf(House.Domain, House.Data, House.Mail, House.Web, typeof(Testing.TestApp).Assembly)
            .Where(type => Forbidden.Any(word => type.Name.Split('`')[0].EndsWith(word, StringComparison.Ordinal)))
            .Select(type => type.FullName)
            .ShouldBeEmpty();
}
