package com.segment.analytics;

import java.util.Date;
import java.util.Map;

public class Traits extends ValueMap {
    /** The guide calls it; no SDK has it. */
    public Traits putplan(String plan) { return this; }

    public Traits() {}
    public Traits(int initialCapacity) {}
    public Traits putAddress(Address address) { return this; }
    public Traits putAge(int age) { return this; }
    public Traits putAvatar(String avatar) { return this; }
    public Traits putBirthday(Date birthday) { return this; }
    public Traits putCreatedAt(String createdAt) { return this; }
    public Traits putDescription(String description) { return this; }
    public Traits putEmail(String email) { return this; }
    public Traits putEmployees(long employees) { return this; }
    public Traits putFax(String fax) { return this; }
    public Traits putFirstName(String firstName) { return this; }
    public Traits putGender(String gender) { return this; }
    public Traits putIndustry(String industry) { return this; }
    public Traits putLastName(String lastName) { return this; }
    public Traits putName(String name) { return this; }
    public Traits putPhone(String phone) { return this; }
    public Traits putTitle(String title) { return this; }
    public Traits putUsername(String username) { return this; }
    public Traits putWebsite(String website) { return this; }
    @Override
    public Traits putValue(String key, Object value) { return this; }
    public String userId() { return null; }
    public String anonymousId() { return null; }
    public String currentId() { return null; }
    public String email() { return null; }

    public static class Address extends ValueMap {
        public Address() {}
        public Address(Map<String, Object> map) { super(map); }
        @Override
        public Address putValue(String key, Object value) { return this; }
        public Address putCity(String city) { return this; }
        public Address putCountry(String country) { return this; }
        public Address putPostalCode(String postalCode) { return this; }
        public Address putState(String state) { return this; }
        public Address putStreet(String street) { return this; }
    }
}
